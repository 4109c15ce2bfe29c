using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApprovalFlow.Notas;

/// <summary>
/// The code of an eenheid or functie, as the register spells it ("DCo"). Two codes are the same whatever their case;
/// what users type is looked up in the register first, so that every answer has the register's spelling.
/// </summary>
[JsonConverter(typeof(EenheidCodeJson))]
public readonly record struct EenheidCode : IComparable<EenheidCode>
{
    public const int MaxLength = 24;

    private readonly string? value;

    private EenheidCode(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>Null for a text that can not be a code: empty, too long, or with anything but letters, digits and hyphens.</summary>
    public static EenheidCode? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length is > 0 and <= MaxLength && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new EenheidCode(trimmed)
            : null;
    }

    /// <summary>For codes that the repository itself spells.</summary>
    public static EenheidCode Of(string text) =>
        Parse(text) ?? throw new ArgumentException($"No code: {text}", nameof(text));

    public bool Equals(EenheidCode other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    public int CompareTo(EenheidCode other) => StringComparer.OrdinalIgnoreCase.Compare(Value, other.Value);

    public static bool operator <(EenheidCode left, EenheidCode right) => left.CompareTo(right) < 0;

    public static bool operator >(EenheidCode left, EenheidCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(EenheidCode left, EenheidCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EenheidCode left, EenheidCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}

internal sealed class EenheidCodeJson : JsonConverter<EenheidCode>
{
    public override EenheidCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EenheidCode.Parse(reader.GetString()) ?? throw new JsonException("Not the code of an eenheid.");

    public override void Write(Utf8JsonWriter writer, EenheidCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
