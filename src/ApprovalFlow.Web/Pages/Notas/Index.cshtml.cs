using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The notas that its reader may read. What is searched and where the list stands is in the address.</summary>
internal sealed class LijstModel(NotaVragen vragen) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Vanaf { get; set; }

    public Lijst<NotaRegel> Notas { get; private set; } = new([], null);

    public bool MagBeginnen => !HttpContext.Aanvrager().Wie!.Eenheden.IsEmpty;

    public bool IsGefilterd => !string.IsNullOrWhiteSpace(Zoek) || !string.IsNullOrEmpty(Status);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var (filter, _) = NotaFilter.Lees(Vanaf, null, string.IsNullOrEmpty(Status) ? null : Status, Zoek);
        if (filter is not null)
        {
            Notas = await vragen.Lijst(HttpContext.Aanvrager(), filter, stop);
        }
    }

    /// <summary>The same search at another place in the list.</summary>
    public string Adres(string? vanaf)
    {
        var query = new QueryBuilder();
        foreach (var (naam, waarde) in new[] { ("zoek", Zoek), ("status", Status), ("vanaf", vanaf) })
        {
            if (!string.IsNullOrEmpty(waarde))
            {
                query.Add(naam, waarde);
            }
        }
        return "/notas" + query.ToQueryString();
    }
}
