using System.Text.RegularExpressions;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>A row of a pipe table.</summary>
public static partial class TableRow
{
    /// <summary>The cells as Markdown; "\|" is a bar inside a cell.</summary>
    public static IReadOnlyList<string> Cells(string row)
    {
        var cells = Bar().Split(row.Trim()).Select(cell => cell.Trim()).ToList();
        if (cells.Count > 1 && cells[0].Length == 0)
            cells.RemoveAt(0);
        if (cells.Count > 1 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\|", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Bar();
}
