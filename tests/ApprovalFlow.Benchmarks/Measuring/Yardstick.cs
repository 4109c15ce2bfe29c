using System.Text;
using System.Text.Json.Nodes;

namespace ApprovalFlow.Benchmarks.Measuring;

/// <summary>
/// Work that is none of ours and always the same, measured in the same run: a figure says something only beside it. It
/// is what managed code does most, small objects made from text and text made from them.
/// </summary>
internal static class Yardstick
{
    private static readonly byte[] Document = Encoding.UTF8.GetBytes(
        "["
            + string.Join(
                ',',
                Enumerable.Range(0, 16).Select(i => $$"""{"id":{{i}},"name":"step {{i}}","open":true,"of":[1,2,3]}""")
            )
            + "]"
    );

    internal static Case Json { get; } =
        new(
            $"yardstick: JSON of {Document.Length} bytes read and written",
            "document",
            () => JsonNode.Parse(Document)!.ToJsonString().Length > 0 ? 1 : 0
        );
}
