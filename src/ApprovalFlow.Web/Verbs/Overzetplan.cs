using System.Collections.Immutable;
using System.Text.Json;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// A plan as a file: {"stappen":{"Oud":"Nieuw","Herinnering":null}}. What it leaves out goes by the id; null is an event
/// that need not be waited for any more.
/// </summary>
internal static class Overzetplan
{
    public static ImmutableSortedDictionary<string, string?> Lees(string? file)
    {
        if (file is null)
        {
            return Leeg;
        }
        try
        {
            using var document = JsonDocument.Parse(Usage.ReadFile(file));
            return document
                .RootElement.GetProperty("stappen")
                .EnumerateObject()
                .ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetString(), StringComparer.Ordinal);
        }
        catch (Exception fout)
            when (fout is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new VerbFout($"{file} is geen plan. Schrijf het als {{\"stappen\":{{\"Oud\":\"Nieuw\"}}}}.", fout);
        }
    }

    private static ImmutableSortedDictionary<string, string?> Leeg { get; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);
}
