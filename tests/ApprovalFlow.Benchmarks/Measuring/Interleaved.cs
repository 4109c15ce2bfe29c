using System.Collections.Immutable;
using System.Diagnostics;

namespace ApprovalFlow.Benchmarks.Measuring;

/// <summary>Something to measure. Once does it and says how many units it did.</summary>
internal sealed record Case(string Name, string Unit, Func<int> Once);

/// <summary>Medians over the rounds: time is that of the processor, so that a busy neighbour counts for little.</summary>
internal sealed record Measured(string Name, string Unit, double PerSecond, double Microseconds, double Bytes);

/// <summary>
/// Runs the cases in turn, round after round, so that a slow minute of the machine hits all of them alike. The first
/// round is the warming up and does not count.
/// </summary>
internal static class Interleaved
{
    internal const int Rounds = 7;

    /// <summary>What one case gets of one round.</summary>
    internal static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(150);

    internal static ImmutableArray<Measured> Run(IReadOnlyList<Case> cases)
    {
        var samples = cases.Select(_ => new List<(double PerSecond, double Bytes)>()).ToImmutableArray();
        for (var round = 0; round <= Rounds; round++)
        for (var i = 0; i < cases.Count; i++)
        {
            var sample = Sample(cases[i]);
            if (round > 0)
                samples[i].Add(sample);
        }
        return [.. cases.Select((c, i) => Median(c, samples[i]))];
    }

    private static (double PerSecond, double Bytes) Sample(Case measured)
    {
        GC.Collect();
        var (units, watch) = (0L, Stopwatch.StartNew());
        var (bytes, busy) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        do units += measured.Once();
        while (watch.Elapsed < Slice);
        var seconds = (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
        return (units / seconds, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)units);
    }

    private static Measured Median(Case measured, List<(double PerSecond, double Bytes)> samples)
    {
        var speed = Middle(samples.Select(s => s.PerSecond));
        return new(measured.Name, measured.Unit, speed, 1_000_000 / speed, Middle(samples.Select(s => s.Bytes)));
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
