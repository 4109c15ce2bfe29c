using System.Text;
using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>The file of a version, as it was placed, to begin the next one from.</summary>
internal sealed class ProcedurebestandModel(ProcedureStore store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string key, int versie, CancellationToken stop) =>
        await store.FindAsync(key, versie, stop) is { } row
            ? File(Encoding.UTF8.GetBytes(row.Xml), "application/xml", $"{row.Key}.v{row.Versie}.bpmn")
            : NotFound();
}
