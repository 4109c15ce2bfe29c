using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Termijnen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Eigen;

/// <summary>A person's own tokens for the API. The secret is shown on the answer to its making and never again.</summary>
internal sealed class TokensModel(TokenStore store) : PageModel
{
    public const int MaxNaam = 60;
    public const int MaxDagen = 365;

    public IReadOnlyList<TokenRow> Tokens { get; private set; } = [];

    public Formulier Formulier { get; private set; } = new("token");

    /// <summary>The secret of the token that was just made.</summary>
    public string? Geheim { get; private set; }

    public Instant Nu { get; } = Edge.Nu();

    private MedewerkerId Wie => HttpContext.Aanvrager().Wie!.Id;

    public static IReadOnlyList<(string, string)> Omvangen =>
        [
            (Codes.Code(TokenOmvang.Lezen), "Alleen lezen"),
            (Codes.Code(TokenOmvang.Handelen), "Lezen en handelen in uw naam"),
        ];

    public string Stand(TokenRow token) =>
        token.Ingetrokken is not null ? "ingetrokken"
        : token.Tot <= Nu ? "verlopen"
        : $"geldt tot en met {Woorden.Dag(Amsterdam.Dag(token.Tot - Duration.Epsilon))}";

    public bool Geldt(TokenRow token) => token.Ingetrokken is null && token.Tot > Nu;

    public Task OnGetAsync(CancellationToken stop) => Toon(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (tot, fout) = Formulier.Datum(Request.Form, "tot");
        var fouten = Fouten(tot, fout).ToList();
        if (fouten.Count == 0 && await store.AantalAsync(Wie, Nu, stop) >= TokenStore.MaxPerPersoon)
        {
            fouten.Add(new("naam", $"U hebt al {TokenStore.MaxPerPersoon} tokens. Trek er eerst een in."));
        }
        if (fouten.Count > 0)
        {
            var weigering = new OngeldigeInvoer([.. fouten]);
            Formulier = new Formulier("token", Request.Form, weigering);
            await Toon(stop);
            Response.StatusCode = Problemen.Status(weigering.Soort);
            return Page();
        }
        Geheim = TokenHandler.Nieuw();
        await store.VoegToeAsync(
            new TokenRow
            {
                Id = Edge.NieuwId(),
                Medewerker = Wie,
                Naam = Request.Form["naam"].ToString().Trim(),
                Hash = TokenHandler.Hash(Geheim),
                Omvang = Codes.Parse<TokenOmvang>(Request.Form["omvang"])!.Value,
                Gemaakt = Nu,
                Tot = Amsterdam.BeginVan(tot!.Value.PlusDays(1)),
            },
            stop
        );
        Response.Headers.CacheControl = "no-store";
        await Toon(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostIntrekkingAsync(Guid token, CancellationToken stop)
    {
        if (!await store.TrekInAsync(token, Wie, Nu, stop))
        {
            return NotFound();
        }
        TempData["Bevestiging"] = "Het token is ingetrokken. Niemand kan het nog gebruiken.";
        return LocalRedirect("/instellingen/tokens");
    }

    private IEnumerable<Veldfout> Fouten(LocalDate? tot, Weigering? datumfout)
    {
        var naam = Request.Form["naam"].ToString().Trim();
        if (naam.Length is 0 or > MaxNaam)
        {
            yield return new("naam", $"Geef het token een naam van hoogstens {MaxNaam} tekens.");
        }
        if (Codes.Parse<TokenOmvang>(Request.Form["omvang"]) is null)
        {
            yield return new("omvang", "Kies wat het token mag.");
        }
        var vandaag = Amsterdam.Dag(Nu);
        if (datumfout is not null)
        {
            yield return datumfout.Fouten[0];
        }
        else if (tot is not { } laatste || laatste < vandaag || laatste > vandaag.PlusDays(MaxDagen))
        {
            yield return new("tot", $"Kies een laatste dag vanaf vandaag, en hoogstens {MaxDagen} dagen verder.");
        }
    }

    private async Task Toon(CancellationToken stop) => Tokens = await store.VanAsync(Wie, stop);
}
