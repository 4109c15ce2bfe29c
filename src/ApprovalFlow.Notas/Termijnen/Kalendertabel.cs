using System.Text;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The calendar data as a table for a spreadsheet: semicolons, every cell in quotes, each row a day or a period with its
/// source, the statutory days of the recorded years among them. For reading only; a file that can be taken in again is
/// <see cref="Kalenderbestand"/>.
/// </summary>
public static class Kalendertabel
{
    public static string Schrijf(Kalendergegevens gegevens)
    {
        var text = new StringBuilder();
        Row(text, "van", "tot en met", "soort", "naam", "bron");
        foreach (var regel in Regels(gegevens).OrderBy(r => r.Van).ThenBy(r => r.Soort, StringComparer.Ordinal))
            Row(text, Iso(regel.Van), Iso(regel.TotEnMet), regel.Soort, regel.Naam, regel.Bron);
        foreach (var jaar in gegevens.GeenGelijkgesteld)
            Row(text, "", "", "geen gelijkgestelde dagen", $"{jaar.Jaar}", jaar.Bron);
        foreach (var open in gegevens.Geopend.OfType<OpenOpFeestdag>())
            Row(text, "", "", "elk jaar een werkdag", Feestdagen.Naam(open.Feestdag), open.Bron);
        return text.ToString();
    }

    private sealed record Regel(LocalDate Van, LocalDate TotEnMet, string Soort, string Naam, string Bron)
    {
        public static Regel Dag(LocalDate datum, string soort, string naam, string bron) =>
            new(datum, datum, soort, naam, bron);
    }

    private static IEnumerable<Regel> Regels(Kalendergegevens gegevens) =>
        Dagenlijst
            .Feesten(gegevens.Jaren, Feestdagen.Alle)
            .Select(dag => Regel.Dag(dag.Datum, "wettelijk", dag.Naam, "Algemene termijnenwet, artikel 3"))
            .Concat(
                gegevens.Gelijkgesteld.Select(d => Regel.Dag(d.Datum, "gelijkgesteld", "gelijkgestelde dag", d.Bron))
            )
            .Concat(gegevens.Gesloten.Select(d => Regel.Dag(d.Datum, "gesloten", d.Naam, d.Bron)))
            .Concat(gegevens.Recessen.Select(r => new Regel(r.Van, r.TotEnMet, "reces", r.Naam, r.Bron)))
            .Concat(
                gegevens.Geopend.OfType<OpenOpDatum>().Select(d => Regel.Dag(d.Datum, "geopend", "werkdag", d.Bron))
            );

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            text.Append(i == 0 ? "" : ";").Append(Cell(cells[i]));
        text.Append("\r\n");
    }

    // A cell that begins as a formula is one to a spreadsheet, whoever typed it.
    private static string Cell(string value) =>
        $"\"{(value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Iso(LocalDate datum) => LocalDatePattern.Iso.Format(datum);
}
