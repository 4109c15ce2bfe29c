using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten;
using ApprovalFlow.Notas.Dossiers;
using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>Messages as rows of the outbox.</summary>
public static class Uitbox
{
    /// <summary>Soort is the name of the contract on the wire.</summary>
    public static OutboxRow Row(NotaId? nota, object bericht, Guid id, Instant nu) =>
        new()
        {
            NotaId = nota,
            BerichtId = id,
            Soort = Uitgaand.Soort(bericht.GetType()),
            Inhoud = JsonSerializer.Serialize(bericht, bericht.GetType(), NotaJson.Options),
            Aangemaakt = nu,
        };

    /// <summary>What others hear of one command.</summary>
    internal static void Write(WriteBatch batch, Outcome outcome, Func<Guid> nieuwId)
    {
        foreach (var line in outcome.Vastleggingen)
        {
            if (Uitgaand.Van(outcome.Dossier, line) is { } bericht)
            {
                batch.Insert(Row(outcome.Dossier.Nota.Id, bericht, nieuwId(), line.OpSysteem));
            }
        }
    }
}
