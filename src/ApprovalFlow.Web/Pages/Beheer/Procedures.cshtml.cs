using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>Every procedure with its versions, and how many notas follow each.</summary>
internal sealed class ProceduresModel(ProcedureVragen vragen, Omgeving omgeving) : PageModel
{
    private Namen namen = null!;

    public IReadOnlyList<IGrouping<string, ProcedureVersie>> Versies { get; private set; } = [];

    public Formulier Formulier { get; } = new("nakijken");

    public async Task OnGetAsync(CancellationToken stop)
    {
        namen = await omgeving.Namen(stop);
        Versies = [.. (await vragen.Versies(stop)).GroupBy(v => v.Key, StringComparer.Ordinal)];
    }

    public string Wie(ProcedureVersie versie) =>
        versie.GeplaatstDoor is { } door ? namen.Medewerker(door) : "het systeem";
}
