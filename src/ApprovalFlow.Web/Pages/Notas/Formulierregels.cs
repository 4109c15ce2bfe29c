namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>A field that holds several values: one per line, or parted by commas.</summary>
internal static class Formulierregels
{
    public static string[] Lees(string? tekst) =>
        (tekst ?? "").Split(['\n', '\r', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
