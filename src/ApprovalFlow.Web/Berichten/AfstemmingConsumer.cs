using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// The answer of a directie from its own system. Without a token that holds it is on record as refused, unless it was
/// taken before: a repeat may come when the token has ended.
/// </summary>
internal sealed class AfstemmingConsumer(ApprovalFlowDb db, Koppelingtokens tokens, KeyStore keys, CommandRunner runner)
    : IConsumer<AfstemmingVastleggen>
{
    private const string TokenOngeldig = "token-ongeldig";

    public async Task Consume(ConsumeContext<AfstemmingVastleggen> context)
    {
        var bericht = context.Message;
        var stop = context.CancellationToken;
        var taakId = TaakId.Of(bericht.TaakId);
        var (koppeling, bezwaar) = await tokens.Controleer(bericht, stop);
        if (koppeling is null && await IsGedaan(context))
        {
            return;
        }
        var nota = await db.Taken.Where(t => t.Id == taakId).Select(t => (NotaId?)t.NotaId).SingleOrDefaultAsync(stop);
        if (koppeling is null)
        {
            if (nota is { } genoemd)
            {
                await Voer(genoemd, new KoppelingWeigeren(taakId, bezwaar!), Berichtsleutel.Geweigerd(context), stop);
            }
            throw new BerichtGeweigerd(TokenOngeldig, $"Geweigerd: {bezwaar}.", nota) { Taak = bericht.TaakId };
        }
        var sleutel = Berichtsleutel.Van(context, nota: nota, taak: bericht.TaakId);
        if (nota is not { } notaId)
        {
            // The answer of a task of another eenheid: a koppeling can not tell which tasks there are.
            var onbekend = AfstemmingVanKoppeling.NietGevraagd(koppeling.Naam, koppeling.Eenheid);
            throw new BerichtGeweigerd(onbekend, null) { Taak = bericht.TaakId };
        }
        var antwoord = new TaakAfhandelen(
            taakId,
            bericht.Uitkomst,
            bericht.Tekst,
            bericht.Toelichting,
            bericht.Versie,
            null,
            null
        );
        var command = new AfstemmingVanKoppeling(koppeling.Naam, koppeling.Eenheid, bericht.Medewerker, antwoord);
        if ((await Voer(notaId, command, sleutel, stop)).Weigering is { } weigering)
        {
            throw new BerichtGeweigerd(weigering, notaId) { Taak = bericht.TaakId };
        }
    }

    /// <summary>The same bytes under the same id were taken: waits for who is busy with them.</summary>
    private async Task<bool> IsGedaan(ConsumeContext context)
    {
        if (Berichtsleutel.Id(context) is null)
        {
            return false;
        }
        var sleutel = Berichtsleutel.Van(context);
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var eerder = await keys.FindAsync(KeyStore.Systeem, sleutel.Sleutel!, context.CancellationToken);
        return eerder?.Verzoek == sleutel.Verzoek;
    }

    private Task<Uitvoering> Voer(NotaId nota, NotaCommand command, Sleutelverzoek sleutel, CancellationToken stop) =>
        runner.Run(nota, command, Aanvrager.Systeem, stop, sleutel, (_, _) => Berichtsleutel.Gedaan);
}
