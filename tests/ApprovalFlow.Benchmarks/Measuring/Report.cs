using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ApprovalFlow.Benchmarks.Measuring;

/// <summary>What a benchmark found, with the yardstick of the same run. Notes say what the figures mean.</summary>
internal sealed record Report(string Name, ImmutableArray<Measured> Figures, ImmutableArray<string> Notes)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal string ToJson() => JsonSerializer.Serialize(this, Options);

    internal string ToText()
    {
        var text = new StringBuilder();
        var width = Figures.Max(f => f.Name.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"{Name}: medians of {Interleaved.Rounds} interleaved rounds");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{"".PadRight(width)}  {"per second", 12}  {"microseconds", 12}  {"bytes", 12}"
        );
        foreach (var figure in Figures)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{figure.Name.PadRight(width)}  {figure.PerSecond, 12:N0}  {figure.Microseconds, 12:N2}  {figure.Bytes, 12:N0}  per {figure.Unit}"
            );
        foreach (var note in Notes)
            text.AppendLine(note);
        return text.ToString().TrimEnd();
    }
}
