using System.Collections.Immutable;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Berichten.Abonnees;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>A page under beheer, as the index names it.</summary>
internal sealed record Beheerpagina(string Pad, string Titel, string Uitleg);

/// <summary>What waits for an administrator: a sentence without its full stop, and the page to solve it on.</summary>
internal sealed record Beheermelding(string Pad, string Zin);

/// <summary>What can be administered. It shows no content of a nota, and neither does any page below it.</summary>
internal sealed class IndexModel(
    ApprovalFlowDb db,
    Onbestelbaarbeheer onbestelbaar,
    AbonneeStore abonnees,
    OutboxStore outbox
) : PageModel
{
    public const string Incidenten = "/beheer/incidenten";
    public const string Berichten = "/beheer/berichten";
    public const string Abonnees = "/beheer/abonnees";

    /// <summary>A restart of the broker is over by then.</summary>
    public static readonly Duration LangWachten = Duration.FromMinutes(5);

    public static ImmutableArray<(string Titel, ImmutableArray<Beheerpagina> Paginas)> Groepen { get; } =
    [
        (
            "Wie en wat",
            [
                new(
                    "/beheer/eenheden",
                    "Eenheden en functies",
                    "Wie gevraagd kan worden, met het eigen hoofdstuk en de gebruikelijke zin."
                ),
                new("/beheer/medewerkers", "Mensen", "Wie hier werkt, in welke eenheid, en wie uit dienst gaat."),
                new(
                    "/beheer/inlezen",
                    "Inlezen en uitgeven",
                    "Mensen, eenheden en functies als CSV-bestand, met een proef vooraf."
                ),
                new("/beheer/afkortingen", "Afkortingen", "Termen die de schermen uitleggen."),
                new("/beheer/procedures", "Procedures", "De geplaatste procedures en hun versies."),
            ]
        ),
        (
            "Termijnen",
            [
                new(
                    "/beheer/kalenders",
                    "Kalenders",
                    "Werkdagen, feestdagen, gelijkgestelde dagen, sluitingsdagen en reces."
                ),
                new("/beheer/zwijgregels", "Zwijgregels", "Wat er gebeurt als niemand op tijd antwoordt."),
            ]
        ),
        (
            "Hoe het loopt",
            [
                new(Incidenten, "Incidenten", "Wat is vastgelopen en opnieuw geprobeerd kan worden."),
                new(Berichten, "Berichten", "Wat nog verzonden moet worden, en wat niet te verwerken was."),
                new(Abonnees, "Abonnees", "Systemen die van elke stap een bericht krijgen."),
                new(
                    "/beheer/koppelingen",
                    "Koppelingen",
                    "Systemen van directies die een afstemming mogen vastleggen."
                ),
                new("/verzonden-mail", "Verzonden mail", "Wat per mail wegging, wat niet aankwam en wat nog wacht."),
                new(
                    "/beheer/wijzigingen",
                    "Wijzigingen in de registers",
                    "Wie wanneer iets wijzigde in eenheden, mensen en de andere registers."
                ),
            ]
        ),
    ];

    public IReadOnlyList<Beheermelding> Meldingen { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        Meldingen = [
            .. Meld(
                await db.Incidenten.CountAsync(i => i.OpgelostOp == null, stop),
                await onbestelbaar.Aantal(stop),
                await abonnees.Gestopt(stop),
                await outbox.StandAsync(stop)
            ),
        ];

    private static IEnumerable<Beheermelding> Meld(
        int incidenten,
        int berichten,
        List<string> gestopt,
        OutboxStand teVerzenden
    )
    {
        if (incidenten > 0)
        {
            yield return new(
                Incidenten,
                incidenten == 1 ? "1 incident wacht op u" : $"{incidenten} incidenten wachten op u"
            );
        }
        if (berichten > 0)
        {
            yield return new(
                Berichten,
                berichten == 1
                    ? "1 bericht kon niet worden verwerkt en wacht op u"
                    : $"{berichten} berichten konden niet worden verwerkt en wachten op u"
            );
        }
        if (gestopt.Count > 0)
        {
            var wie = gestopt is [var naam] ? $"Abonnee {naam} krijgt" : $"{gestopt.Count} abonnees krijgen";
            yield return new(Abonnees, $"{wie} geen berichten meer, na te veel mislukte pogingen");
        }
        if (teVerzenden.Oudste is { } sinds && sinds < Edge.Nu() - LangWachten)
        {
            yield return new(Berichten, $"Berichten wachten al sinds {Woorden.Moment(sinds)} op verzending");
        }
    }
}
