using System.Text.Json;
using System.Text.Json.Nodes;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Persistence;

/// <summary>Compares two dossiers by what they would be written as, so that nothing that a row holds is forgotten.</summary>
public static class DossierComparison
{
    /// <summary>One line for each place where they differ: "taken[3].status: rows \"open\", journal \"afgerond\"".</summary>
    public static IReadOnlyList<string> Differences(Dossier rows, Dossier folded)
    {
        var differences = new List<string>();
        Compare("", Write(rows), Write(folded), differences);
        return differences;
    }

    private static JsonObject Write(Dossier dossier) =>
        new()
        {
            ["volgnummer"] = dossier.Volgnummer,
            ["nota"] = Node(dossier.Geopend),
            ["versies"] = Node(dossier.Versies),
            ["taken"] = Node(dossier.Taken),
            ["afstemmingen"] = Node(dossier.Afstemmingen),
            ["opmerkingen"] = Node(dossier.Opmerkingen),
            ["vragen"] = Node(dossier.Vragen),
            ["parafen"] = Node(dossier.Parafen),
            ["incidenten"] = Node(dossier.Incidenten),
            ["lezers"] = Node(dossier.Lezers),
            ["verloop"] = JsonNode.Parse(dossier.Verloop.ToJson()),
        };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, NotaJson.Options);

    private static void Compare(string path, JsonNode? rows, JsonNode? folded, List<string> differences)
    {
        switch (rows, folded)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(p => p.Key).Union(right.Select(p => p.Key), StringComparer.Ordinal))
                {
                    Compare(path.Length == 0 ? name : $"{path}.{name}", left[name], right[name], differences);
                }
                break;
            case (JsonArray left, JsonArray right):
                for (var index = 0; index < Math.Max(left.Count, right.Count); index++)
                {
                    Compare($"{path}[{index}]", At(left, index), At(right, index), differences);
                }
                break;
            default:
                if (!JsonNode.DeepEquals(rows, folded))
                {
                    differences.Add($"{path}: rows {Text(rows)}, journal {Text(folded)}");
                }
                break;
        }
    }

    private static JsonNode? At(JsonArray array, int index) => index < array.Count ? array[index] : null;

    private static string Text(JsonNode? node) => node?.ToJsonString(NotaJson.Options) ?? "nothing";
}
