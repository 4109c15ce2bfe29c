using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>An address that mail can be sent to, as typed: "voornaam.achternaam@voorbeeld.nl". Nothing else, no name with it.</summary>
[JsonConverter(typeof(EmailadresJson))]
public readonly record struct Emailadres
{
    /// <summary>What an SMTP server must take (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    private readonly string? value;

    private Emailadres(string value) => this.value = value;

    public string Value => value ?? "";

    public string Domein => Value[(Value.LastIndexOf('@') + 1)..];

    /// <summary>Null for what is no plain address; one with a line break or a comma could add headers or recipients.</summary>
    public static Emailadres? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return
            trimmed.Length is > 0 and <= MaxLength
            && trimmed.All(c =>
                char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or ',' or ';' or '<' or '>' or '"')
            )
            && MailAddress.TryCreate(trimmed, out var parsed)
            && parsed.Address == trimmed
            && parsed.Host.Contains('.', StringComparison.Ordinal)
            ? new Emailadres(trimmed)
            : null;
    }

    /// <summary>For addresses that the repository itself spells, and what was checked when it was stored.</summary>
    public static Emailadres Of(string text) =>
        Parse(text) ?? throw new ArgumentException($"No address: {text}", nameof(text));

    public override string ToString() => Value;
}

internal sealed class EmailadresJson : JsonConverter<Emailadres>
{
    public override Emailadres Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Emailadres.Parse(reader.GetString()) ?? throw new JsonException("Not an e-mail address.");

    public override void Write(Utf8JsonWriter writer, Emailadres value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
