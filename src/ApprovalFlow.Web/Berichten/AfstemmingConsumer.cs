using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Berichten;

/// <summary>The answer of a directie from its own system. Without a token that holds it is on record as refused.</summary>
internal sealed class AfstemmingConsumer(ApprovalFlowDb db, Koppelingtokens tokens, CommandRunner runner)
    : IConsumer<AfstemmingVastleggen>
{
    private const string TokenOngeldig = "token-ongeldig";

    public async Task Consume(ConsumeContext<AfstemmingVastleggen> context)
    {
        var bericht = context.Message;
        var stop = context.CancellationToken;
        var taakId = TaakId.Of(bericht.TaakId);
        var (koppeling, bezwaar) = await tokens.Controleer(bericht, stop);
        var nota = await db.Taken.Where(t => t.Id == taakId).Select(t => (NotaId?)t.NotaId).SingleOrDefaultAsync(stop);
        if (koppeling is null)
        {
            if (nota is { } genoemd)
            {
                await Voer(genoemd, new KoppelingWeigeren(taakId, bezwaar!), context, "-geweigerd");
            }
            throw new BerichtGeweigerd(TokenOngeldig, $"Geweigerd: {bezwaar}.", nota) { Taak = bericht.TaakId };
        }
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
        if ((await Voer(notaId, command, context)).Weigering is { } weigering)
        {
            throw new BerichtGeweigerd(weigering, notaId) { Taak = bericht.TaakId };
        }
    }

    private Task<Uitvoering> Voer(NotaId nota, NotaCommand command, ConsumeContext context, string deel = "") =>
        runner.Run(
            nota,
            command,
            Aanvrager.Systeem,
            context.CancellationToken,
            Berichtsleutel.Van(context, deel),
            (_, _) => Berichtsleutel.Gedaan
        );
}
