using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>One row of a list. Each reading gives null and adds an error when the field is not what it must be.</summary>
internal sealed class KalenderbestandRow
{
    private readonly JsonElement row;
    private readonly string path;
    private readonly List<Veldfout> fouten;

    private KalenderbestandRow(JsonElement row, string path, List<Veldfout> fouten) =>
        (this.row, this.path, this.fouten) = (row, path, fouten);

    public static KalenderbestandRow? Of(JsonElement row, string path, string[] fields, List<Veldfout> fouten)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            fouten.Add(new Veldfout(path, "Dit moet een object zijn: { … }."));
            return null;
        }
        foreach (
            var field in row.EnumerateObject()
                .Where(f => f.Name != "bron" && !fields.Contains(f.Name, StringComparer.Ordinal))
        )
            fouten.Add(
                new Veldfout(
                    $"{path}.{field.Name}",
                    $"Dit veld is onbekend; u kunt gebruiken: {string.Join(", ", fields)}, bron."
                )
            );
        return new KalenderbestandRow(row, path, fouten);
    }

    public bool Has(string field) => row.TryGetProperty(field, out _);

    public string? Text(string field)
    {
        var text =
            row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!.Trim()
                : "";
        if (text.Length is > 0 and <= Kalenderbestand.MaxTekst)
            return text;
        return Wrong<string>(field, $"Vul hier een tekst in van hoogstens {Kalenderbestand.MaxTekst} tekens.");
    }

    public int? Year(string field)
    {
        if (
            row.TryGetProperty(field, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var year)
            && InBounds(year)
        )
            return year;
        Wrong<string>(
            field,
            $"Vul hier een jaar in van {Kalendergegevens.EersteJaar} tot en met {Kalendergegevens.LaatsteJaar}."
        );
        return null;
    }

    public LocalDate? Date(string field)
    {
        if (
            row.TryGetProperty(field, out var value)
            && value.ValueKind == JsonValueKind.String
            && LocalDatePattern.Iso.Parse(value.GetString()!) is { Success: true, Value: var date }
            && InBounds(date.Year)
        )
            return date;
        Wrong<string>(
            field,
            "Vul hier een bestaande datum in als JJJJ-MM-DD, in een jaar van "
                + $"{Kalendergegevens.EersteJaar} tot en met {Kalendergegevens.LaatsteJaar}."
        );
        return null;
    }

    /// <summary>A date on which it can make a difference: Monday to Friday.</summary>
    public LocalDate? Weekday(string field)
    {
        var date = Date(field);
        if (date is not { } weekend || !Dagenlijst.IsWeekend(weekend))
            return date;
        Wrong<string>(
            field,
            $"{DutchDate.DayMonthYear(weekend)} is een {DutchDate.Weekday(weekend)}, dus al geen werkdag."
        );
        return null;
    }

    public T? Wrong<T>(string field, string melding)
        where T : class
    {
        fouten.Add(new Veldfout(field.Length == 0 ? path : $"{path}.{field}", melding));
        return null;
    }

    private static bool InBounds(int year) =>
        year is >= Kalendergegevens.EersteJaar and <= Kalendergegevens.LaatsteJaar;
}
