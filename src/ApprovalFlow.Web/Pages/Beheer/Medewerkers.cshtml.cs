using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>Who works here, a page at a time, to be searched by name and by eenheid.</summary>
internal sealed class MedewerkersModel(MedewerkerStore store) : PageModel
{
    public const int PerPagina = 50;

    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Eenheid { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool UitDienst { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Vanaf { get; set; }

    public IReadOnlyList<MedewerkerRow> Mensen { get; private set; } = [];

    public ILookup<MedewerkerId, LidmaatschapRow> Leden { get; private set; } = null!;

    public string? Volgende { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var rows = await store.PageAsync(
            Zoek,
            EenheidCode.Parse(Eenheid),
            UitDienst,
            string.IsNullOrEmpty(Vanaf) ? null : Vanaf,
            PerPagina + 1,
            stop
        );
        Mensen = [.. rows.Take(PerPagina)];
        Leden = await store.LedenAsync([.. Mensen.Select(m => m.Id)], stop);
        Volgende = rows.Count > PerPagina ? Mensen[^1].Aanmeldnaam : null;
    }

    /// <summary>"HDFC (hoofd), KD".</summary>
    public string Eenheden(MedewerkerRow wie)
    {
        var hoofd = Leden[wie.Id].Where(l => l.Soort == LidmaatschapSoort.Hoofd).Select(l => l.Eenheid).ToHashSet();
        return string.Join(
            ", ",
            Leden[wie.Id]
                .Where(l => l.Soort == LidmaatschapSoort.Lid)
                .Select(l => hoofd.Contains(l.Eenheid) ? $"{l.Eenheid} (hoofd)" : l.Eenheid.Value)
        );
    }

    public string Adres(string vanaf)
    {
        var query = new QueryBuilder { { "vanaf", vanaf } };
        foreach (var (naam, waarde) in new[] { ("zoek", Zoek), ("eenheid", Eenheid) })
        {
            if (!string.IsNullOrEmpty(waarde))
            {
                query.Add(naam, waarde);
            }
        }
        if (UitDienst)
        {
            query.Add("uitDienst", "true");
        }
        return "/beheer/medewerkers" + query.ToQueryString();
    }
}
