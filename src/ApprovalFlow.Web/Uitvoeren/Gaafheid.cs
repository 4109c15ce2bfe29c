using System.Collections.Immutable;
using ApprovalFlow.Engine.Soundness;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>A fault that the soundness check found, as a process owner would say it.</summary>
internal static class Gaafheid
{
    /// <summary>More names than this tell nobody anything; the whole trace is in the JSON.</summary>
    private const int MaxNamen = 8;

    public static string Zin(SoundnessFinding finding) =>
        finding.Kind switch
        {
            SoundnessKind.Deadlock =>
                $"{Na(finding.Trace)} kan er niets meer gebeuren: {finding.Name} wacht{Op(finding)}.",
            SoundnessKind.Livelock =>
                $"{Na(finding.Trace)} kan het eindeloos doorgaan: van {finding.Name} leidt geen weg naar een einde.",
            SoundnessKind.DeadElement => $"{finding.Name} kan nooit worden bereikt.",
            SoundnessKind.Unbounded =>
                $"{Na(finding.Trace)} komt {finding.Name} steeds opnieuw, terwijl de vorige keer nog wacht.",
            SoundnessKind.UncaughtError =>
                $"{Na(finding.Trace)} eindigt het in een fout die niets opvangt: {finding.Name}.",
            SoundnessKind.Unsafe => $"{Na(finding.Trace)} kan {finding.Name} twee keer naast elkaar lopen.",
            SoundnessKind.TooLarge => $"{finding.Name} is te groot om alle gevallen na te gaan.",
        };

    private static string Na(ImmutableArray<SoundnessStep> trace)
    {
        var namen = trace.Where(step => step.Name.Length > 0).Select(step => step.Name).ToList();
        return namen.Count == 0 ? "Vanaf het begin" : $"Na {string.Join(", ", namen.TakeLast(MaxNamen))}";
    }

    private static string Op(SoundnessFinding finding) =>
        finding.WaitsFor.IsEmpty ? "" : $" op {string.Join(", ", finding.WaitsFor.Select(step => step.Name))}";
}
