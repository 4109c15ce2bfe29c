using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>Begins a nota from a text or from fields.</summary>
internal sealed class NieuwModel(
    NotaBegin begin,
    Omgeving omgeving,
    ProcedureStore store,
    ApprovalFlow.Web.Uitvoeren.Procedures definities
) : PageModel
{
    /// <summary>As many as a cookie can carry to the next page; how many more there are is said.</summary>
    public const int MaxMeldingen = 8;
    private const int MaxMelding = 160;

    public Formulier Tekst { get; private set; } = new("tekst");

    public Formulier Velden { get; private set; } = new("velden");

    public Formulier Geweigerd => Tekst.IsGeweigerd ? Tekst : Velden;

    public Register Register { get; private set; } = null!;

    public IReadOnlyList<(string, string)> Procedures { get; private set; } = [];

    public Medewerker Wie => HttpContext.Aanvrager().Wie!;

    public Task OnGetAsync(CancellationToken stop) => Toon(stop);

    public async Task<IActionResult> OnPostTekstAsync(IFormFile? bestand, CancellationToken stop)
    {
        var tekst = await Ingelezen(bestand, stop);
        var (begonnen, weigering) =
            string.IsNullOrWhiteSpace(tekst)
                ? (null, new OngeldigeInvoer("tekst", "Plak een tekst of kies een bestand."))
            : tekst.Length > NotaMaken.MaxTekst
                ? (null, new TeGroot($"De tekst is te groot: hoogstens {NotaMaken.MaxTekst / 1024 / 1024} MB."))
            : await begin.VanTekst(tekst, Procedure, HttpContext.Aanvrager(), stop);
        if (begonnen is not null)
        {
            return Verder(begonnen);
        }
        var getypt = Request.Form.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        getypt["tekst"] = new StringValues(tekst.Length > NotaMaken.MaxTekst ? "" : tekst);
        Tekst = new Formulier("tekst", new FormCollection(getypt), weigering);
        return await Weiger(weigering!, stop);
    }

    public async Task<IActionResult> OnPostVeldenAsync(CancellationToken stop)
    {
        var (verzoek, fout) = Conceptblad.Lees(Request.Form);
        var (begonnen, weigering) = fout is null
            ? await begin.VanVelden(verzoek, Procedure, HttpContext.Aanvrager(), stop)
            : (null, fout);
        if (begonnen is not null)
        {
            return Verder(begonnen);
        }
        Velden = new Formulier("velden", Request.Form, weigering);
        return await Weiger(weigering!, stop);
    }

    private string? Procedure => Request.Form["procedure"].ToString() is { Length: > 0 } key ? key : null;

    private async Task<string> Ingelezen(IFormFile? bestand, CancellationToken stop)
    {
        if (bestand is not { Length: > 0 and <= NotaMaken.MaxTekst })
        {
            return Request.Form["tekst"].ToString();
        }
        using var reader = new StreamReader(bestand.OpenReadStream(), System.Text.Encoding.UTF8);
        return await reader.ReadToEndAsync(stop);
    }

    private LocalRedirectResult Verder(Begonnen begonnen)
    {
        var kenmerk = begonnen.Dossier.Nota.Kenmerk;
        TempData["Bevestiging"] = $"U begon nota {kenmerk}. Vul haar aan, voeg bijlagen toe en dien haar in.";
        var meldingen = begonnen.Meldingen;
        if (meldingen.Count > 0)
        {
            var eerste = meldingen.Take(MaxMeldingen).Select(m => m.Length > MaxMelding ? m[..MaxMelding] + "…" : m);
            var rest = meldingen.Count - MaxMeldingen;
            TempData["Meldingen"] = (string[])
                [.. eerste, .. rest > 0 ? [$"En nog {rest} andere."] : Array.Empty<string>()];
        }
        return LocalRedirect($"/notas/{kenmerk}");
    }

    private async Task<IActionResult> Weiger(Weigering weigering, CancellationToken stop)
    {
        await Toon(stop);
        Response.StatusCode = Problemen.Status(weigering.Soort);
        return Page();
    }

    private async Task Toon(CancellationToken stop)
    {
        Register = await omgeving.Register(stop);
        var procedures = new List<(string, string)>();
        foreach (var key in await store.KeysAsync(stop))
        {
            var row = (await store.LatestAsync(key, stop))!;
            procedures.Add((key, (await definities.Get(store, key, row.Versie, stop)).Name));
        }
        Procedures = procedures;
    }
}
