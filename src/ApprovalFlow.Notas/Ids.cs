using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApprovalFlow.Notas;

/// <summary>An id is a UUIDv7 made at the edge.</summary>
public interface IGuidId<TSelf>
    where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }
    static abstract TSelf Of(Guid value);
}

[JsonConverter(typeof(GuidIdJson<NotaId>))]
public readonly record struct NotaId(Guid Value) : IGuidId<NotaId>
{
    public static NotaId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(GuidIdJson<TaakId>))]
public readonly record struct TaakId(Guid Value) : IGuidId<TaakId>
{
    public static TaakId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(GuidIdJson<BijlageId>))]
public readonly record struct BijlageId(Guid Value) : IGuidId<BijlageId>
{
    public static BijlageId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(GuidIdJson<MedewerkerId>))]
public readonly record struct MedewerkerId(Guid Value) : IGuidId<MedewerkerId>
{
    public static MedewerkerId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(GuidIdJson<IncidentId>))]
public readonly record struct IncidentId(Guid Value) : IGuidId<IncidentId>
{
    public static IncidentId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

[JsonConverter(typeof(GuidIdJson<VervangingId>))]
public readonly record struct VervangingId(Guid Value) : IGuidId<VervangingId>
{
    public static VervangingId Of(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

internal sealed class GuidIdJson<T> : JsonConverter<T>
    where T : struct, IGuidId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
