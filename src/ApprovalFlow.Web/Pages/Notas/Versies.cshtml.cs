using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Pages.Beslissen;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The versions of a nota: one as it was handed in, or two beside each other.</summary>
internal sealed class VersiesModel(NotaBladLezer lezer, NotaVragen vragen, Omgeving omgeving) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Kenmerk { get; set; } = "";

    public string Onderwerp { get; private set; } = "";

    public Rubricering Rubricering { get; private set; }

    public Namen Namen { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<NotaVersie> Versies { get; private set; } = [];

    /// <summary>The one that is shown whole.</summary>
    public NotaVersie? Toon { get; private set; }

    /// <summary>The two that are compared: those that were asked, else the last two.</summary>
    public NotaVersie? Van { get; private set; }

    public NotaVersie? Tot { get; private set; }

    public IEnumerable<string> Kopverschillen
    {
        get
        {
            var (oud, nieuw) = (Van!.Inhoud.Kop, Tot!.Inhoud.Kop);
            if (oud.Onderwerp != nieuw.Onderwerp)
            {
                yield return $"Het onderwerp was: {oud.Onderwerp}. Het is nu: {nieuw.Onderwerp}.";
            }
            foreach (var zin in Bijlagenvergelijking.Van(Van.Bijlagen, Tot.Bijlagen))
            {
                yield return zin;
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(int? van, int? tot, int? toon, CancellationToken stop)
    {
        var aanvrager = HttpContext.Aanvrager();
        if (
            await lezer.Id(Kenmerk, aanvrager, stop) is not { } id
            || await vragen.Lees(id, aanvrager, stop) is not { } dossier
        )
        {
            return NotFound();
        }
        (Onderwerp, Rubricering) = (dossier.Nota.Onderwerp, dossier.Nota.Rubricering);
        Namen = await omgeving.Namen(stop);
        Versies = [.. dossier.Versies.Values.Reverse()];
        Toon = Zoek(toon);
        Tot = Zoek(tot) ?? Versies.FirstOrDefault();
        Van = Zoek(van) ?? Versies.FirstOrDefault(v => v.Versie < Tot?.Versie) ?? Tot;
        if (Van == Tot)
        {
            Toon ??= Tot;
        }
        return Page();
    }

    private NotaVersie? Zoek(int? versie) => Versies.FirstOrDefault(v => v.Versie == versie);
}
