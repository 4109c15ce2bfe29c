using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>The eenheden and functies, with how many people each has.</summary>
internal sealed class EenhedenModel(Omgeving omgeving, ApprovalFlowDb db) : PageModel
{
    public IReadOnlyList<Eenheid> Eenheden { get; private set; } = [];

    private Dictionary<EenheidCode, int> leden = [];

    public int Leden(EenheidCode code) => leden.GetValueOrDefault(code);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Eenheden = [.. (await omgeving.Register(stop)).Eenheden.Alle];
        leden = await db
            .Lidmaatschappen.Where(l => l.Soort == LidmaatschapSoort.Lid)
            .GroupBy(l => l.Eenheid)
            .Select(g => new { g.Key, Aantal = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Aantal, stop);
    }
}
