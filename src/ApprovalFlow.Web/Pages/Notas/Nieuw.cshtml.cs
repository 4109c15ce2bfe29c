using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Stukken.Import;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Kennisgeven;
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
    NotaVragen vragen,
    NotaBladLezer lezer,
    Jaarplan jaarplan,
    Bedrijfsklok klok,
    ApprovalFlow.Web.Uitvoeren.Procedures definities
) : PageModel
{
    /// <summary>As many as a cookie can carry to the next page; how many more there are is said.</summary>
    public const int MaxMeldingen = 8;
    private const int MaxMelding = 160;

    public Formulier Tekst { get; private set; } = new("tekst");

    public Formulier Velden { get; private set; } = new("velden");

    public Formulier Vorige { get; private set; } = new("vorige");

    public Formulier Geweigerd => new[] { Tekst, Vorige }.FirstOrDefault(f => f.IsGeweigerd) ?? Velden;

    /// <summary>Notas of the own eenheden that were handed in, the newest first.</summary>
    public IReadOnlyList<(string, string)> Eerdere { get; private set; } = [];

    public Register Register { get; private set; } = null!;

    public IReadOnlyList<(string, string)> Procedures { get; private set; } = [];

    public Medewerker Wie => HttpContext.Aanvrager().Wie!;

    /// <summary>The nota of the jaarplanning that is begun here; null for any other.</summary>
    public Jaarregel? Jaarregel { get; private set; }

    /// <summary>What the own eenheden draft every year and nobody has begun: a value that the form gives back, and words.</summary>
    public IReadOnlyList<(string, string)> Jaarkeuzes { get; private set; } = [];

    public async Task OnGetAsync(Guid? jaarnota, int? jaar, CancellationToken stop)
    {
        await Zoek(jaarnota, jaar, stop);
        await Toon(stop);
        if (Jaarregel is { Jaarnota: var uit, Kamerdatum: var kamerdatum })
        {
            Velden = new Formulier(
                "velden",
                new FormCollection(
                    new Dictionary<string, StringValues>(StringComparer.Ordinal)
                    {
                        ["onderwerp"] = uit.Naam,
                        ["procedure"] = uit.Procedure,
                        ["soort"] = Codes.Code(
                            Enum.GetValues<NotaSoort>()
                                .FirstOrDefault(s => NotaBegin.StandaardProcedure(s) == uit.Procedure)
                        ),
                        ["kamerdatum"] = Woorden.Iso(kamerdatum),
                        ["opgesteldDoor.eenheid"] = ApprovalFlow.Notas.Dossiers.Namen.Lijst(Wie.Eenheden),
                    }
                )
            );
        }
    }

    public async Task<IActionResult> OnPostTekstAsync(IFormFile? bestand, CancellationToken stop)
    {
        var tekst = await Ingelezen(bestand, stop);
        var (begonnen, weigering) =
            tekst is null ? (null, new GeenWordDocument())
            : string.IsNullOrWhiteSpace(tekst)
                ? (null, new OngeldigeInvoer("tekst", "Plak een tekst of kies een bestand."))
            : tekst.Length > NotaMaken.MaxTekst
                ? (null, new TeGroot($"De tekst is te groot: hoogstens {NotaMaken.MaxTekst / 1024 / 1024} MB."))
            : await begin.VanTekst(tekst, Procedure, HttpContext.Aanvrager(), stop);
        if (begonnen is not null)
        {
            return Verder(begonnen);
        }
        var getypt = Request.Form.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        getypt["tekst"] = new StringValues(tekst?.Length > NotaMaken.MaxTekst ? "" : tekst);
        Tekst = new Formulier("tekst", new FormCollection(getypt), weigering);
        return await Weiger(weigering!, stop);
    }

    public async Task<IActionResult> OnPostVeldenAsync(CancellationToken stop)
    {
        var (verzoek, fout) = Conceptblad.Lees(Request.Form);
        // By the button of the jaarplanning, or chosen here: "ID/YEAR".
        var gekozen = Request.Form["jaarplanning"].ToString().Split('/');
        var (id, jaartal) = gekozen is [var deel, var rest]
            ? (deel, rest)
            : (Request.Form["jaarnota"].ToString(), Request.Form["jaar"].ToString());
        await Zoek(
            Guid.TryParse(id, out var jaarnota) ? jaarnota : null,
            int.TryParse(jaartal, CultureInfo.InvariantCulture, out var jaar) ? jaar : null,
            stop
        );
        var uit = Jaarregel is null ? null : new Jaarbegin(Jaarregel.Jaarnota.Id, Jaarregel.Kamerdatum.Year);
        var (begonnen, weigering) = fout is null
            ? await begin.VanVelden(verzoek, Procedure, HttpContext.Aanvrager(), stop, uit)
            : (null, fout);
        if (Bewaring.IsVanScript(Request))
        {
            return begonnen is null
                ? Bewaring.Antwoord(null, weigering, "/notas/nieuw")
                : Bewaring.Begonnen($"/notas/{begonnen.Dossier.Nota.Kenmerk}/bewerken/concept");
        }
        if (begonnen is not null)
        {
            return Verder(begonnen);
        }
        Velden = new Formulier("velden", Request.Form, weigering);
        return await Weiger(weigering!, stop);
    }

    public async Task<IActionResult> OnPostVorigeAsync(CancellationToken stop)
    {
        var kenmerk = Request.Form["kenmerk"].ToString();
        var aanvrager = HttpContext.Aanvrager();
        var (begonnen, weigering) = await lezer.Id(kenmerk, aanvrager, stop) is { } id
            ? await begin.VanVorige(id, aanvrager, stop)
            : (null, new OngeldigeInvoer("kenmerk", "Kies een eerdere nota uit de lijst."));
        if (begonnen is not null)
        {
            TempData["Bevestiging"] =
                $"U begon nota {begonnen.Dossier.Nota.Kenmerk} met de tekst van {kenmerk}. Vernieuw wat van vorige keer is.";
            return LocalRedirect($"/notas/{begonnen.Dossier.Nota.Kenmerk}/bewerken");
        }
        Vorige = new Formulier("vorige", Request.Form, weigering);
        return await Weiger(weigering!, stop);
    }

    private string? Procedure => Request.Form["procedure"].ToString() is { Length: > 0 } key ? key : null;

    private static bool IsWord(IFormFile? bestand) =>
        bestand?.FileName.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Null for a Word document that can not be read.</summary>
    private async Task<string?> Ingelezen(IFormFile? bestand, CancellationToken stop)
    {
        if (bestand is not { Length: > 0 and <= NotaMaken.MaxTekst })
        {
            return Request.Form["tekst"].ToString();
        }
        if (IsWord(bestand))
        {
            await using var word = new MemoryStream();
            await bestand.CopyToAsync(word, stop);
            word.Position = 0;
            return WordTekst.Lees(word);
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

    private async Task Zoek(Guid? jaarnota, int? jaar, CancellationToken stop)
    {
        if (jaarnota is { } id && jaar is >= 2000 and <= 2100)
        {
            Jaarregel = await jaarplan.Een(id, Wie, jaar.Value, await klok.Nu(stop), stop);
        }
    }

    private async Task<List<(string, string)>> Keuzes(CancellationToken stop)
    {
        var nu = await klok.Nu(stop);
        var jaar = ApprovalFlow.Notas.Dossiers.Namen.Dag(nu).Year;
        var keuzes = new List<(string, string)>();
        foreach (var welk in new[] { jaar, jaar + 1 })
        {
            keuzes.AddRange(
                (await jaarplan.Van(Wie, welk, nu, stop))
                    .Where(r => r.Begonnen is null && Wie.IsLid(r.Jaarnota.Eenheid))
                    .Select(r => ($"{r.Jaarnota.Id}/{welk}", $"{r.Jaarnota.Naam}, {Woorden.Dag(r.Kamerdatum)}"))
            );
        }
        return keuzes;
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
        if (Jaarregel is null)
        {
            Jaarkeuzes = await Keuzes(stop);
        }
        Eerdere =
        [
            .. (await vragen.Eerdere(HttpContext.Aanvrager(), stop)).Select(n =>
                (n.Kenmerk, $"{n.Onderwerp} ({n.Kenmerk})")
            ),
        ];
    }
}
