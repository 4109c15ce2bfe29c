using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>Kan: the latest version of the file has a zwijgregel at all.</summary>
internal sealed record Zwijgregelregel(string Key, string Naam, bool Kan, bool Aan);

/// <summary>For which procedures silence is taken for no remarks.</summary>
internal sealed class ZwijgregelsModel(
    ProcedureInstellingStore instellingen,
    ProcedureStore store,
    Procedures procedures,
    Registerwerk werk
) : PageModel
{
    public IReadOnlyList<Zwijgregelregel> Regels { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Regels = await Lees(stop);

    public async Task<IActionResult> OnPostAsync(string? key, string? aan, CancellationToken stop)
    {
        Regels = await Lees(stop);
        if (Regels.FirstOrDefault(r => r.Key == key) is not { Kan: true } regel || aan is not ("ja" or "nee"))
        {
            return NotFound();
        }
        var weigering = await werk.Bewerk(
            ProcedureInstellingStore.Register,
            regel.Key,
            HttpContext.Aanvrager(),
            () => Zet(regel.Key, aan == "ja", stop),
            stop
        );
        TempData[weigering is null ? "Bevestiging" : "Bezwaar"] =
            weigering?.Zin
            ?? (
                aan == "ja"
                    ? $"Bij {regel.Naam} geldt zwijgen vanaf nu als geen opmerkingen."
                    : $"Bij {regel.Naam} wacht de nota vanaf nu als niemand antwoordt."
            );
        return LocalRedirect("/beheer/zwijgregels");
    }

    private async Task<Bewerking<ProcedureInstellingRow>> Zet(string key, bool aan, CancellationToken stop)
    {
        var oud = (await instellingen.AllAsync(stop)).FirstOrDefault(i => i.Key == key);
        var nieuw = new ProcedureInstellingRow(key, aan);
        await instellingen.SaveAsync(nieuw, stop);
        return new Bewerking<ProcedureInstellingRow>(oud, nieuw);
    }

    private async Task<IReadOnlyList<Zwijgregelregel>> Lees(CancellationToken stop)
    {
        var aan = (await instellingen.AllAsync(stop)).Where(i => i.Zwijgregel).Select(i => i.Key).ToHashSet();
        var regels = new List<Zwijgregelregel>();
        foreach (var key in await store.KeysAsync(stop))
        {
            var latest = (await store.LatestAsync(key, stop))!;
            var procedure = await procedures.Get(store, key, latest.Versie, stop);
            regels.Add(new(key, procedure.Name, Zwijgregel.Heeft(procedure), aan.Contains(key)));
        }
        return regels;
    }
}
