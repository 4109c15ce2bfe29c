using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Picture;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>Reads a nota by its kenmerk for a page. Unknown and hidden are both null.</summary>
internal sealed class NotaBladLezer(
    ApprovalFlowDb db,
    NotaVragen vragen,
    ConceptStore concepten,
    CommandRunner runner,
    Omgeving omgeving,
    Bedrijfsklok klok,
    Notaplannen plannen,
    Prognoses prognoses,
    GelezenStore gelezen,
    JournaalStore journaal
)
{
    public async Task<NotaId?> Id(string kenmerk, Aanvrager aanvrager, CancellationToken stop) =>
        await db.Leesbaar(aanvrager.Wie!, await klok.Nu(stop))
            .Where(n => n.Kenmerk == kenmerk)
            .Select(n => (NotaId?)n.Id)
            .FirstOrDefaultAsync(stop);

    /// <param name="kenmerk">Of the nota.</param>
    /// <param name="aanvrager">Who reads.</param>
    /// <param name="vanaf">The line of the history to begin after; null for the last page of it.</param>
    /// <param name="stop">When nobody waits any more.</param>
    /// <param name="vertraging">Working days of delay of which the plan shows what they do.</param>
    public async Task<NotaBlad?> Lees(
        string kenmerk,
        Aanvrager aanvrager,
        int? vanaf,
        CancellationToken stop,
        int? vertraging = null
    )
    {
        if (
            await Id(kenmerk, aanvrager, stop) is not { } id
            || await vragen.Lees(id, aanvrager, stop) is not { } dossier
            || await vragen.Gebeurtenissen(id, aanvrager, Begin(vanaf, dossier), stop, NotaBlad.HistoriePerKeer)
                is not { } historie
        )
        {
            return null;
        }
        var wie = aanvrager.Wie!;
        var concept = Opsteltafel.ZietConcept(dossier, wie) ? await concepten.LoadAsync(id, stop) : null;
        var register = await omgeving.Register(stop);
        var context = await runner.Context(dossier, new NotaIndienen(null, null, false), aanvrager, stop);
        return new NotaBlad
        {
            Dossier = dossier,
            Inhoud = concept?.Inhoud ?? dossier.HuidigeVersie!.Inhoud,
            Bijlagen = concept?.Bijlagen ?? dossier.HuidigeVersie!.Bijlagen,
            IsConcept = concept is not null,
            Register = register,
            Namen = await omgeving.Namen(stop),
            Wie = wie,
            Nu = context.Nu,
            Vandaag = context.Vandaag,
            Procedure = context.Procedure,
            Handelingen = Handelingen.Van(dossier, context, register),
            Historie = historie,
            Planning = await Plan(dossier, context, vertraging, stop),
            Tekening = Tekening(context.Procedure, dossier.Verloop, await journaal.FlowsAsync(id, stop)),
        };
    }

    private async Task<Planblad> Plan(Dossier dossier, CommandContext context, int? vertraging, CancellationToken stop)
    {
        var later = vertraging ?? Notaplan.GewoneVertraging;
        var plan = await plannen.Van(dossier, later, context.Vandaag, stop);
        var zonderDatum = Planning.Van(context.Procedure, context.Vandaag, context.Werkkalender);
        return new Planblad(
            plan is { Weigering: null } ? plan.Value : null,
            plan?.Weigering,
            await prognoses.Van(dossier.Nota.Id, stop),
            zonderDatum.Weigering is null ? zonderDatum.Value.Stappen : [],
            context.Werkkalender
        );
    }

    private static int Begin(int? vanaf, Dossier dossier) =>
        Math.Max(0, vanaf ?? dossier.Volgnummer - NotaBlad.HistoriePerKeer);

    /// <summary>That this reader has the version in force before them now.</summary>
    public async Task Gelezen(NotaBlad blad, CancellationToken stop)
    {
        if (blad.Nota.Versie > 0)
        {
            await gelezen.AddAsync(blad.Nota.Id, blad.Wie.Id, blad.Nota.Versie, await klok.Nu(stop), stop);
        }
    }

    private static string? Tekening(ProcessDefinition procedure, InstanceState verloop, IReadOnlyList<string> gegaan) =>
        ProcessPicture.Draw(
            procedure,
            new PictureOptions
            {
                Active = [.. verloop.Tokens.Values.Where(t => t.Phase == TokenPhase.Active).Select(t => t.Node)],
                Taken = [.. gegaan],
                Words = new PictureWords
                {
                    Active = "nu hier",
                    Taken = "gegaan",
                    Description = "De stappen van de procedure; dezelfde stappen staan in de lijst hieronder.",
                    Kind = Stapwoorden.Kind,
                },
            }
        );
}
