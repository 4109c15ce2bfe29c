using ApprovalFlow.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>A deployed version, without the file itself.</summary>
internal sealed record Procedureversie(string Key, int Versie, string Sha256, Instant GeplaatstOp);

/// <summary>The deployed procedures, the newest version of each first.</summary>
internal sealed class ProceduresModel(ApprovalFlowDb db) : PageModel
{
    private const int MaxAantal = 200;

    public IReadOnlyList<Procedureversie> Procedures { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        Procedures = await db
            .Procedures.OrderBy(p => p.Key)
            .ThenByDescending(p => p.Versie)
            .Take(MaxAantal)
            .Select(p => new Procedureversie(p.Key, p.Versie, p.Sha256, p.GeplaatstOp))
            .ToListAsync(stop);
}
