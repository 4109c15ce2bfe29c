using System.Collections.Immutable;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>A page under beheer, as the index names it.</summary>
internal sealed record Beheerpagina(string Pad, string Titel, string Uitleg);

/// <summary>What can be administered. It shows no content of a nota, and neither does any page below it.</summary>
internal sealed class IndexModel(ApprovalFlowDb db) : PageModel
{
    public const string Incidenten = "/beheer/incidenten";

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
                new("/beheer/berichten", "Berichten", "Wat nog verzonden moet worden, en wat niet te verwerken was."),
                new("/beheer/abonnees", "Abonnees", "Systemen die van elke stap een bericht krijgen."),
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

    public int OpenIncidenten { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) =>
        OpenIncidenten = await db.Incidenten.CountAsync(i => i.OpgelostOp == null, stop);
}
