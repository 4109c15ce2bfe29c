using System.Security.Cryptography;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Persistence;

/// <summary>Appends the lines of one command to the chain of its nota. The nota's row is locked, so nobody else does.</summary>
internal sealed class JournaalWriter(WriteBatch batch)
{
    /// <summary>Gives the hash of the last line.</summary>
    public string Append(string vorige, Outcome outcome)
    {
        var nota = outcome.Dossier.Nota.Id;
        var contents = new List<GebeurtenisInhoudRow>();
        foreach (var vastlegging in outcome.Vastleggingen)
        {
            var content = Content(nota, vastlegging);
            var line = Journaalregels.Row(nota, vastlegging, content, vorige);
            batch.Insert(line);
            if (content is not null)
            {
                contents.Add(content);
            }
            vorige = line.Hash;
        }
        contents.ForEach(batch.Insert);
        return vorige;
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
