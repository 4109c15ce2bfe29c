using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.Notas.Stappen;

/// <summary>The words that a procedure file may use towards this host, and the functions that it may call.</summary>
public static class Procedurewoorden
{
    public const string Termijn = "termijn";
    public const string Rappel = "rappel";
    public const string Escalatie = "escalatie";
    public const string Effect = "effect";
    public const string StukkenSamenstellen = "stukken-samenstellen";

    public const string EffectAfschrift = "afschrift";
    public const string EffectBijlagenVaststellen = "bijlagen-vaststellen";
    public const string EffectKamerbriefOndertekenen = "kamerbrief-ondertekenen";

    private static readonly ImmutableArray<string> Effecten =
    [
        EffectAfschrift,
        EffectBijlagenVaststellen,
        EffectKamerbriefOndertekenen,
    ];

    /// <summary>What the importer needs to check a file against this host.</summary>
    public static ImportOptions Options(Func<LocalDate, int, LocalDate> werkdagen) =>
        new()
        {
            FormKeys = [.. Enum.GetValues<Stap>().Select(StapCodes.Code)],
            JobTypes = [StukkenSamenstellen],
            Results = new ResultNames("uitkomst", "uitkomsten", "stap", "sleutel", "uitkomst"),
            Properties = ImmutableDictionary.CreateRange<string, Func<string, string?>>([
                new(Termijn, Stapeigenschappen.CheckTermijn),
                new(Rappel, Stapeigenschappen.CheckRappel),
                new(Escalatie, Stapeigenschappen.CheckEscalatie),
                new(Effect, CheckEffect),
            ]),
            DateFunctions = ImmutableDictionary.CreateRange<string, Func<LocalDate, int, LocalDate>>([
                new("werkdagen", werkdagen),
            ]),
        };

    /// <summary>A procedure that ends at the Kamer asks for a Kamerdatum.</summary>
    public static bool VraagtKamerdatum(ProcessDefinition procedure) =>
        procedure.Nodes.Any(node => StapCodes.Parse(node.FormKey) == Stap.Aanbieden);

    public static bool HeeftEffect(FlowNode? node, string effect) =>
        node is not null && node.Properties.TryGetValue(Effect, out var value) && Split(value).Contains(effect);

    private static string? CheckEffect(string value) =>
        Split(value).FirstOrDefault(name => !Effecten.Contains(name)) is { } unknown
            ? $"Effect '{unknown}' is unknown; known are {string.Join(", ", Effecten)}."
            : null;

    private static string[] Split(string value) =>
        value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
