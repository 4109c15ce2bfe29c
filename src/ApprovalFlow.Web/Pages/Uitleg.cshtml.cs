using System.Collections.Immutable;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>What the words on the screens mean; the abbreviations for who is signed in.</summary>
internal sealed class UitlegModel(Omgeving omgeving) : PageModel
{
    public static ImmutableArray<(string Woord, string Uitleg)> Woordenlijst { get; } =
    [
        ("Aanbieden", "Het secretariaat stuurt de stukken naar de Tweede Kamer en legt dat vast."),
        ("Aanhouden", "Nog niet beslissen. De nota komt terug op een datum die u kiest."),
        ("Aantekening", "Een tekst bij het besluit die openbaar wordt."),
        ("Afschrift", "Een kopie voor wie de nota na het besluit mag lezen, maar niets hoeft te doen."),
        ("Afstemming", "Elke gevraagde directie geeft tegelijk haar oordeel over de nota."),
        ("Doorgeleiden", "De SG laat de nota verdergaan. Bijlagen met \"vast te stellen\" zijn daarmee vastgesteld."),
        (
            "Kamerdatum",
            "De dag waarop het stuk uiterlijk bij de Tweede Kamer moet zijn. Daarvan is alles teruggerekend."
        ),
        ("Oordeel", "Akkoord, akkoord met opmerkingen, niet akkoord of niet van toepassing."),
        ("Rappel", "Een herinnering, voor en na een termijn."),
        ("Speling", "Hoeveel werkdagen er over zijn tot de Kamerdatum. Minder dan nul: het past niet meer."),
        ("Spoed", "De steller of het secretariaat vraagt om deze nota eerst te doen. Termijnen blijven gelijk."),
        ("Steller", "Wie de nota schrijft en indient. De steller doet nooit een latere stap van dezelfde nota."),
        ("Termijn", "De laatste dag waarop iets op tijd is. Die dag telt mee."),
        ("Terughalen", "De steller neemt de nota terug terwijl anderen nog antwoorden."),
        ("Terugsturen", "De nota gaat terug naar de steller. Latere stappen gaan daarna opnieuw."),
        ("Versie", "De nota zoals zij bij een indiening is vastgelegd. Een antwoord hoort bij een versie."),
        ("Vervanging", "Een collega handelt namens iemand die afwezig is. Dat staat er altijd bij."),
        ("Zwijgregel", "Wat er gebeurt als niemand op tijd antwoordt."),
    ];

    public IReadOnlyList<Eenheid> Eenheden { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (HttpContext.Misschien() is not null)
        {
            Eenheden = [.. (await omgeving.Register(stop)).Eenheden.Alle];
        }
    }
}
