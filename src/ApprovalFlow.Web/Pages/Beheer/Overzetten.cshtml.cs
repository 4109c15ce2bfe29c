using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>Tries a plan on every running nota, shows what would happen, and does it when asked.</summary>
internal sealed class OverzettenModel(Overzetting overzetting, ProcedureVragen vragen) : PageModel
{
    private const string Stapveld = "stap-";

    public string Key { get; private set; } = "";
    public int Van { get; private set; }
    public int Naar { get; private set; }
    public bool Termijnen { get; private set; }
    public bool Uitgevoerd { get; private set; }
    public int Aantal { get; private set; }
    public string? Bezwaar { get; private set; }
    public IReadOnlyList<ProcedureVersie> Versies { get; private set; } = [];
    public IReadOnlyList<Overzetregel> Regels { get; private set; } = [];
    public ImmutableSortedDictionary<string, string?> Stappen { get; private set; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>What the new version does not have under the same id, with what it could become.</summary>
    public IReadOnlyList<(FlowNode Node, IReadOnlyList<FlowNode> Keuzes)> Open { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string key, CancellationToken stop) => Toon(key, Request.Query, false, stop);

    public Task<IActionResult> OnPostAsync(string key, CancellationToken stop) => Toon(key, Request.Form, true, stop);

    /// <summary>What waits for something can be dropped; what somebody works on can not.</summary>
    public bool MagVervallen(FlowNode node) =>
        node.Kind is FlowNodeKind.BoundaryEvent or FlowNodeKind.StartEvent or FlowNodeKind.IntermediateCatchEvent;

    private async Task<IActionResult> Toon(
        string key,
        IEnumerable<KeyValuePair<string, StringValues>> velden,
        bool voerUit,
        CancellationToken stop
    )
    {
        Versies = [.. (await vragen.Versies(stop)).Where(v => v.Key == key)];
        if (Versies.Count == 0)
        {
            return NotFound();
        }
        Key = key;
        var ingevuld = velden.ToDictionary(v => v.Key, v => v.Value.ToString(), StringComparer.Ordinal);
        Naar = Nummer(ingevuld.GetValueOrDefault("naar")) ?? Versies[0].Versie;
        Van =
            Nummer(ingevuld.GetValueOrDefault("van"))
            ?? Versies.Where(v => v.Versie < Naar && v.Lopend > 0).Select(v => (int?)v.Versie).FirstOrDefault()
            ?? Naar - 1;
        Termijnen = ingevuld.ContainsKey("termijnen");
        Stappen = ingevuld
            .Where(v => v.Key.StartsWith(Stapveld, StringComparison.Ordinal) && v.Value.Length > 0)
            .ToImmutableSortedDictionary(
                v => v.Key[Stapveld.Length..],
                v => v.Value == "-" ? null : v.Value,
                StringComparer.Ordinal
            );
        await Werk(voerUit, stop);
        return Page();
    }

    private async Task Werk(bool voerUit, CancellationToken stop)
    {
        var verzoek = new Overzetverzoek(Key, Van, Naar, Stappen, Termijnen);
        if (Van == Naar || await overzetting.Plan(verzoek, stop) is not { } plan)
        {
            Bezwaar = "Kies twee versies die er zijn en die van elkaar verschillen.";
            return;
        }
        Open =
        [
            .. plan
                .Van.Nodes.Where(n => plan.Naar.Find(n.Id) is not { } zelfde || zelfde.Kind != n.Kind)
                .Where(n => n.Kind is not (FlowNodeKind.EndEvent or FlowNodeKind.IntermediateThrowEvent))
                .Select(n => (n, Keuzes(n, plan.Van, plan.Naar))),
        ];
        var aanvrager = HttpContext.Aanvrager();
        Regels = voerUit
            ? await overzetting.Voer(verzoek, plan.Plan, aanvrager, stop)
            : await overzetting.Probeer(verzoek, plan.Plan, aanvrager, stop);
        Aantal = await overzetting.Aantal(verzoek, stop);
        Uitgevoerd = voerUit;
    }

    private static IReadOnlyList<FlowNode> Keuzes(FlowNode node, ProcessDefinition van, ProcessDefinition naar) =>
        [
            .. naar.Nodes.Where(n =>
                n.Kind == node.Kind && n.Event == node.Event && n.FormKey == node.FormKey && van.Find(n.Id) is null
            ),
        ];

    private static int? Nummer(string? tekst) =>
        int.TryParse(tekst, System.Globalization.CultureInfo.InvariantCulture, out var nummer) ? nummer : null;
}
