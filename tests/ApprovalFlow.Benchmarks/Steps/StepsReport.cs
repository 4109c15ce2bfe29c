using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ApprovalFlow.Benchmarks.Steps;

/// <summary>One way of completing tasks: the median over the rounds, and the latencies of all of them.</summary>
internal sealed record Way(
    string Name,
    int Clients,
    double PerSecond,
    double? P50,
    double? P95,
    double? P99,
    double? OwnCpuPerStep,
    double? DatabaseCpuPerStep
);

/// <summary>Ratios are of 8 clients, each taken within its round, and then the median: the machine has its moods.</summary>
internal sealed record StepsReport(
    int Rounds,
    double RatioInProcess,
    double RatioOwnRows,
    double RatioHttp,
    ImmutableArray<Way> Ways,
    double? RatioGrown
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal string ToJson() => JsonSerializer.Serialize(this, Options);

    internal string ToText()
    {
        var text = new StringBuilder();
        Line($"steps: durable completions, medians of {Rounds} interleaved rounds; times in milliseconds");
        Line($"{"", -34}{"per second", 12}{"p50", 9}{"p95", 9}{"p99", 9}{"own CPU", 9}{"DB CPU", 9}");
        foreach (var w in Ways)
            Line(
                $"{$"{w.Name}, {w.Clients} clients", -34}{w.PerSecond, 12:N0}{w.P50, 9:N2}{w.P95, 9:N2}{w.P99, 9:N2}{w.OwnCpuPerStep, 9:N2}{w.DatabaseCpuPerStep, 9:N2}"
            );
        Line($"in process, of the floor: {RatioInProcess:N3} (wanted 0.3)");
        Line($"in process, of our own rows: {RatioOwnRows:N3} (wanted 0.5)");
        Line($"over HTTP, of the floor: {RatioHttp:N3} (wanted 0.15)");
        if (RatioGrown is { } grown)
            Line($"at 100,000 finished notas, of 1,000: {grown:N3} (wanted 0.8 or more)");
        return text.ToString().TrimEnd();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
