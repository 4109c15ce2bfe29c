using System.Collections.Immutable;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>What if: finished notas through another version.</summary>
internal sealed class NaspelenModel(Naspel naspel, ProcedureVragen vragen, Procedures procedures, ProcedureStore store)
    : PageModel
{
    public string Key { get; private set; } = "";
    public int Naar { get; private set; }
    public IReadOnlyList<ProcedureVersie> Versies { get; private set; } = [];
    public IReadOnlyList<Naspelregel> Regels { get; private set; } = [];

    /// <summary>Over the notas of which both times are known; empty when there are none.</summary>
    public string Gemiddeld
    {
        get
        {
            var bekend = Regels.Where(r => r is { Doorlooptijd: not null, NieuweDoorlooptijd: not null }).ToList();
            return bekend.Count == 0
                ? ""
                : $" Gemiddeld duurde een nota {Gemiddelde(r => r.Doorlooptijd)}; dat wordt {Gemiddelde(r => r.NieuweDoorlooptijd)}.";

            string Gemiddelde(Func<Naspelregel, int?> wat) =>
                Procedurewoord.Werkdagen(Math.Round((decimal)bekend.Average(r => wat(r)!.Value), 1));
        }
    }

    public async Task<IActionResult> OnGetAsync(string key, int? naar, CancellationToken stop)
    {
        Versies = [.. (await vragen.Versies(stop)).Where(v => v.Key == key)];
        if (Versies.Count == 0 || (naar is not null && Versies.All(v => v.Versie != naar)))
        {
            return NotFound();
        }
        (Key, Naar) = (key, naar ?? Versies[0].Versie);
        Regels = await naspel.Speel(
            key,
            null,
            await procedures.Get(store, key, Naar, stop),
            ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal),
            stop
        );
        return Page();
    }

    public static string Dagen(int? dagen) => dagen is { } aantal ? Procedurewoord.Werkdagen(aantal) : "niet te zeggen";
}
