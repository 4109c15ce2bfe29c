using ApprovalFlow.Engine;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>One version: its picture with how long steps take, and which notas follow it, by kenmerk only.</summary>
internal sealed class ProcedureversieModel(ProcedureVragen vragen, Procedures procedures, ProcedureStore store)
    : PageModel
{
    public string Key { get; private set; } = "";
    public int Versie { get; private set; }
    public ProcessDefinition Procedure { get; private set; } = null!;
    public IReadOnlyList<Stapduur> Duren { get; private set; } = [];
    public IReadOnlyList<LopendeNota> Lopend { get; private set; } = [];
    public string? Tekening { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, int versie, string? vanaf, CancellationToken stop)
    {
        if (await store.FindAsync(key, versie, stop) is null)
        {
            return NotFound();
        }
        (Key, Versie) = (key, versie);
        Procedure = await procedures.Get(store, key, versie, stop);
        Duren = await vragen.Doorlooptijden(key, versie, stop);
        Lopend = await vragen.Lopend(key, versie, vanaf, stop);
        Tekening = ProcedureTekening.Van(Procedure, Duren);
        return Page();
    }
}
