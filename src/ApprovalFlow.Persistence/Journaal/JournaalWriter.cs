using System.Security.Cryptography;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Persistence;

/// <summary>Appends the lines of one command to the chain of its nota. The nota's row is locked, so nobody else does.</summary>
internal sealed class JournaalWriter(ApprovalFlowDb db)
{
    public async Task AppendAsync(Dossier before, Outcome outcome, CancellationToken stop)
    {
        var nota = outcome.Dossier.Nota.Id;
        var vorige = await LastHashAsync(before, nota, stop);
        foreach (var vastlegging in outcome.Vastleggingen)
        {
            vorige = Append(nota, vastlegging, vorige);
        }
    }

    private async Task<string> LastHashAsync(Dossier before, NotaId nota, CancellationToken stop)
    {
        if (before.Geopend is not { Volgnummer: var last })
        {
            return Journaalhash.Begin(nota);
        }
        return await db
            .Gebeurtenissen.Where(g => g.NotaId == nota && g.Volgnummer == last)
            .Select(g => g.Hash)
            .SingleAsync(stop);
    }

    private string Append(NotaId nota, Vastlegging vastlegging, string vorige)
    {
        var content = Content(nota, vastlegging);
        var line = Journaalregels.Row(nota, vastlegging, content, vorige);
        db.Add(line);
        if (content is not null)
        {
            db.Add(content);
        }
        return line.Hash;
    }

    private static GebeurtenisInhoudRow? Content(NotaId nota, Vastlegging vastlegging) =>
        vastlegging.Gebeurtenis.Inhoud is { } inhoud
            ? new GebeurtenisInhoudRow(
                nota,
                vastlegging.Volgnummer,
                RandomNumberGenerator.GetBytes(Journaalhash.ZoutBytes),
                JsonSerializer.Serialize(inhoud, NotaJson.Options)
            )
            : null;
}
