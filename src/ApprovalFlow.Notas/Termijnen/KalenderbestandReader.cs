using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>Reads the lists and gathers every error; what it gives back counts only when there is none.</summary>
internal sealed class KalenderbestandReader
{
    private static readonly string[] Lists = ["gelijkgesteld", "geenGelijkgesteld", "gesloten", "reces", "geopend"];

    public List<Veldfout> Fouten { get; } = [];

    public Kalendergegevens Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Fout("", "Het bestand moet uit één object bestaan: { … }.");
            return Kalendergegevens.Leeg;
        }
        foreach (
            var field in root.EnumerateObject().Where(field => !Lists.Contains(field.Name, StringComparer.Ordinal))
        )
            Fout(field.Name, $"Dit veld is onbekend; u kunt gebruiken: {string.Join(", ", Lists)}.");
        var gegevens = new Kalendergegevens
        {
            Gelijkgesteld = Rows(root, "gelijkgesteld", ["datum"], GelijkgesteldeDag),
            GeenGelijkgesteld = Rows(root, "geenGelijkgesteld", ["jaar"], JaarZonder),
            Gesloten = Rows(root, "gesloten", ["datum", "naam"], Sluitingsdag),
            Recessen = Rows(root, "reces", ["van", "totEnMet", "naam"], Reces),
            Geopend = Rows(root, "geopend", ["datum", "feestdag"], Openstelling),
        };
        CheckTogether(gegevens);
        return gegevens;
    }

    private static GelijkgesteldeDag? GelijkgesteldeDag(KalenderbestandRow row)
    {
        var (datum, bron) = (row.Weekday("datum"), row.Text("bron"));
        return datum is { } dag && bron is not null ? new GelijkgesteldeDag(dag, bron) : null;
    }

    private static JaarZonderGelijkgesteld? JaarZonder(KalenderbestandRow row)
    {
        var (jaar, bron) = (row.Year("jaar"), row.Text("bron"));
        return jaar is { } getal && bron is not null ? new JaarZonderGelijkgesteld(getal, bron) : null;
    }

    private static Sluitingsdag? Sluitingsdag(KalenderbestandRow row)
    {
        var (datum, naam, bron) = (row.Weekday("datum"), row.Text("naam"), row.Text("bron"));
        return datum is { } dag && naam is not null && bron is not null ? new Sluitingsdag(dag, naam, bron) : null;
    }

    private static Reces? Reces(KalenderbestandRow row)
    {
        var (van, totEnMet) = (row.Date("van"), row.Date("totEnMet"));
        var (naam, bron) = (row.Text("naam"), row.Text("bron"));
        if (van is not { } first || totEnMet is not { } last)
            return null;
        if (last < first)
            return row.Wrong<Reces>("totEnMet", "De laatste dag ligt voor de eerste dag.");
        if (Period.DaysBetween(first, last) >= Kalenderbestand.MaxRecesdagen)
            return row.Wrong<Reces>("totEnMet", $"Een reces duurt hoogstens {Kalenderbestand.MaxRecesdagen} dagen.");
        return naam is not null && bron is not null ? new Reces(first, last, naam, bron) : null;
    }

    private static Openstelling? Openstelling(KalenderbestandRow row)
    {
        var bron = row.Text("bron");
        if (row.Has("datum") == row.Has("feestdag"))
            return row.Wrong<Openstelling>("", "Noem hier een datum of een feestdag, en niet allebei.");
        if (row.Has("datum"))
            return row.Weekday("datum") is { } dag && bron is not null ? new OpenOpDatum(dag, bron) : null;
        if (row.Text("feestdag") is not { } code)
            return null;
        if (Feestdagen.Parse(code) is not { } feestdag)
        {
            var known = string.Join(", ", Feestdagen.Alle.Select(Feestdagen.Code));
            return row.Wrong<Openstelling>("feestdag", $"Deze feestdag is onbekend; u kunt gebruiken: {known}.");
        }
        return bron is null ? null : new OpenOpFeestdag(feestdag, bron);
    }

    private void CheckTogether(Kalendergegevens gegevens)
    {
        Twice("gelijkgesteld", gegevens.Gelijkgesteld.Select(dag => DutchDate.DayMonthYear(dag.Datum)));
        Twice("geenGelijkgesteld", gegevens.GeenGelijkgesteld.Select(geen => $"{geen.Jaar}"));
        Twice("gesloten", gegevens.Gesloten.Select(dag => DutchDate.DayMonthYear(dag.Datum)));
        Twice("reces", gegevens.Recessen.Select(reces => $"Een reces vanaf {DutchDate.DayMonthYear(reces.Van)}"));
        Twice("geopend", gegevens.Geopend.OfType<OpenOpDatum>().Select(open => DutchDate.DayMonthYear(open.Datum)));
        Twice("geopend", gegevens.Geopend.OfType<OpenOpFeestdag>().Select(open => Feestdagen.Naam(open.Feestdag)));
        var years = gegevens.Gelijkgesteld.Select(dag => dag.Datum.Year).ToHashSet();
        foreach (var geen in gegevens.GeenGelijkgesteld.Where(geen => years.Contains(geen.Jaar)))
            Fout("geenGelijkgesteld", $"Van {geen.Jaar} staat er ook een gelijkgestelde dag in.");
        var open = gegevens.Geopend.OfType<OpenOpDatum>().Select(o => o.Datum).ToHashSet();
        foreach (var dag in gegevens.Gesloten.Where(dag => open.Contains(dag.Datum)))
            Fout("gesloten", $"{DutchDate.DayMonthYear(dag.Datum)} staat ook bij geopend.");
    }

    private void Twice(string list, IEnumerable<string> keys)
    {
        foreach (var key in keys.GroupBy(key => key, StringComparer.Ordinal).Where(same => same.Count() > 1))
            Fout(list, $"{key.Key} staat er twee keer in.");
    }

    private ImmutableArray<T> Rows<T>(JsonElement root, string list, string[] fields, Func<KalenderbestandRow, T?> read)
        where T : class
    {
        if (!root.TryGetProperty(list, out var rows))
            return [];
        if (rows.ValueKind != JsonValueKind.Array || rows.GetArrayLength() > Kalenderbestand.MaxRegels)
        {
            Fout(list, $"Dit moet een lijst zijn met hoogstens {Kalenderbestand.MaxRegels} regels.");
            return [];
        }
        var checkedRows = rows.EnumerateArray()
            .Select((row, i) => KalenderbestandRow.Of(row, $"{list}[{i}]", fields, Fouten));
        return [.. checkedRows.OfType<KalenderbestandRow>().Select(read).OfType<T>()];
    }

    private void Fout(string veld, string melding) => Fouten.Add(new Veldfout(veld, melding));
}
