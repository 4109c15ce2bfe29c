using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApprovalFlow.Engine.Serialization;

internal sealed class ValueJson : JsonConverter<Value>
{
    public override bool HandleNull => true;

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) =>
        Write(writer, value);

    internal static Value Read(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => new Value.Text(element.GetString() ?? ""),
            JsonValueKind.True => new Value.Bool(Truth: true),
            JsonValueKind.False => new Value.Bool(Truth: false),
            // A number beyond 28 digits is kept as what was written, since nobody can count with it here.
            JsonValueKind.Number => element.TryGetDecimal(out var number)
                ? new Value.Number(number)
                : new Value.Text(element.GetRawText()),
            JsonValueKind.Array => new Value.List([.. element.EnumerateArray().Select(Read)]),
            JsonValueKind.Object => new Value.Context(ReadEntries(element)),
            _ => Value.Nothing,
        };

    internal static ImmutableSortedDictionary<string, Value> ReadEntries(JsonElement element)
    {
        var entries = Value.None.ToBuilder();
        foreach (var property in element.EnumerateObject())
            entries[property.Name] = Read(property.Value);
        return entries.ToImmutable();
    }

    internal static string Write(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = EngineJson.Encoder }))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Stored())
        {
            case Value.Bool b:
                writer.WriteBooleanValue(b.Truth);
                break;
            case Value.Number n:
                writer.WriteRawValue(
                    n.Amount.ToString("G29", CultureInfo.InvariantCulture).Replace("E+", "E", StringComparison.Ordinal)
                );
                break;
            case Value.Text t:
                writer.WriteStringValue(t.Content);
                break;
            case Value.List l:
                writer.WriteStartArray();
                foreach (var item in l.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case Value.Context c:
                WriteEntries(writer, c.Entries);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    internal static void WriteEntries(Utf8JsonWriter writer, ImmutableSortedDictionary<string, Value> entries)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }
}

/// <summary>Sorted by ordinal, since the default of the serializer sorts by culture and would not be canonical.</summary>
internal sealed class VariablesJson : JsonConverter<ImmutableSortedDictionary<string, Value>>
{
    public override ImmutableSortedDictionary<string, Value> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return ValueJson.ReadEntries(document.RootElement);
    }

    public override void Write(
        Utf8JsonWriter writer,
        ImmutableSortedDictionary<string, Value> value,
        JsonSerializerOptions options
    ) => ValueJson.WriteEntries(writer, value);
}
