using System.Collections.Immutable;
using System.Text.Json;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Persistence;

/// <summary>A line of the journal as a row and back.</summary>
internal static class Journaalregels
{
    public static GebeurtenisRow Row(NotaId nota, Vastlegging line, GebeurtenisInhoudRow? content, string vorigeHash)
    {
        var row = new GebeurtenisRow
        {
            NotaId = nota,
            Volgnummer = line.Volgnummer,
            Soort = Gebeurtenissen.Naam(line.Gebeurtenis),
            Op = Moment.Require(line.Op),
            OpSysteem = Moment.Require(line.OpSysteem),
            Door = line.Handeling.Door,
            Functie = line.Handeling.Functie,
            Namens = line.Handeling.Namens,
            Grond = line.Handeling.Grond,
            Aanmelding = line.Handeling.Aanmelding,
            Gegevens = Gebeurtenissen.Schrijf(line.Gebeurtenis),
            Verloop = $"[{string.Join(',', line.Verloop.Select(happened => happened.ToJson()))}]",
            InhoudHash = content is null ? null : Journaalhash.OfInhoud(content.Zout, content.Inhoud),
            VorigeHash = vorigeHash,
            Hash = "",
        };
        return row with { Hash = Journaalhash.Of(row) };
    }

    public static Vastlegging Read(GebeurtenisRow row, GebeurtenisInhoudRow? content) =>
        new(
            row.Volgnummer,
            Gebeurtenissen.Lees(row.Soort, row.Gegevens, Content(content)),
            new Handeling(row.Door, row.Functie, row.Namens, row.Grond, row.Aanmelding),
            row.Op,
            row.OpSysteem,
            Verloop(row.Verloop)
        );

    private static VrijeTekst? Content(GebeurtenisInhoudRow? content) =>
        content is null ? null : JsonSerializer.Deserialize<VrijeTekst>(content.Inhoud, NotaJson.Options);

    private static ImmutableArray<EngineEvent> Verloop(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(e => EngineEvent.FromJson(e.GetRawText()))];
    }
}
