using System.Text.Json;
using System.Text.Json.Nodes;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// A dossier's evidence for somebody outside: every line with each field exactly as hashed, its content with the salt
/// when it was not erased, and how to recompute the chain.
/// </summary>
public sealed class Bewijs(ApprovalFlowDb db)
{
    /// <summary>Null when there is no such kenmerk.</summary>
    public async Task<JsonObject?> ExportAsync(
        string kenmerk,
        Namen namen,
        Instant nu,
        CancellationToken stop = default
    )
    {
        if (await db.Notas.SingleOrDefaultAsync(n => n.Kenmerk == kenmerk, stop) is not { } nota)
        {
            return null;
        }
        var laatste = await db.Verlopen.Where(v => v.NotaId == nota.Id).Select(v => v.Volgnummer).SingleAsync(stop);
        var controle = await new Journaalketen(db).VerifyAsync(nota.Id, stop);
        var lines = new JsonArray();
        await foreach (var row in new JournaalStore(db).Rows(nota.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            lines.Add(Line(row, namen));
        }
        return new JsonObject
        {
            ["nota"] = nota.Id.ToString(),
            ["kenmerk"] = nota.Kenmerk,
            ["merking"] = Merking.Woord(nota.Rubricering),
            ["onderwerp"] = nota.Onderwerp,
            ["opgemaakt"] = Journaalhash.Text(nu),
            ["volgnummer"] = laatste,
            ["ketenHeel"] = controle.Breuk is null,
            ["breuk"] = controle.Breuk?.Melding,
            ["rekenwijze"] = Rekenwijze,
            ["gebeurtenissen"] = lines,
        };
    }

    public const string Rekenwijze =
        "hash = SHA-256 (hexadecimal, lower case) over the fields of a line in the order given, without hash itself. "
        + "A field that is null: one byte 0. Any other: one byte 1, the length in bytes as 4 bytes big-endian, the text "
        + "as UTF-8. vorige_hash of line 1 = SHA-256 over the text of the nota's id; of another line = hash of the line "
        + "before it. inhoud_hash = SHA-256 over the bytes of zout (base64) followed by the text of inhoud as UTF-8.";

    private static JsonObject Line(JournaalRow row, Namen namen)
    {
        var velden = new JsonObject();
        foreach (var (column, text) in Journaalhash.Fields(row.Line))
        {
            velden[column] = text;
        }
        velden["hash"] = row.Line.Hash;
        return new JsonObject
        {
            ["zin"] = Zin(row, namen),
            ["velden"] = velden,
            ["zout"] = row.Content is { } content ? Convert.ToBase64String(content.Zout) : null,
            ["inhoud"] = row.Content?.Inhoud,
        };
    }

    /// <summary>A line that was tampered with may be no event any more; the evidence is given all the same.</summary>
    private static string? Zin(JournaalRow row, Namen namen)
    {
        try
        {
            return Journaalregels.Read(row.Line, row.Content).Zin(namen);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
