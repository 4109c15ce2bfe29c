using System.Globalization;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Verbs;

/// <summary>Counts working days or a statutory term, without a database.</summary>
internal static class TermijnVerb
{
    public static int Run(IReadOnlyList<string> words)
    {
        var arguments = Arguments.Parse(words, ["--json"], ["--kalender", "--kalenderbestand"]);
        var json = arguments.Has("--json");
        if (arguments.Plain is not [var date, var number])
        {
            return Usage.Refuse("Gebruik: termijn DATE ±N, bijvoorbeeld: termijn 2025-05-12 +5.", json);
        }
        if (Datum(date) is not { } van)
        {
            return Usage.Refuse($"{date} is geen datum. Schrijf een datum als 2025-05-12.", json);
        }
        if (!int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var aantal))
        {
            return Usage.Refuse($"{number} is geen heel aantal dagen. Schrijf bijvoorbeeld +5 of -3.", json);
        }
        if (Kalenders.Parse(arguments.Value("--kalender") ?? "werk") is not { } soort)
        {
            return Usage.Refuse("De kalender is werk of wettelijk.", json);
        }
        var gegevens = Kalendergegevens.Meegeleverd;
        if (arguments.Value("--kalenderbestand") is { } bestand)
        {
            var gelezen = Kalenderbestand.Lees(Usage.ReadFile(bestand));
            if (gelezen.Weigering is { } fout)
            {
                return Usage.Refuse(
                    string.Join(' ', fout.Fouten.Select(f => f.Melding).DefaultIfEmpty(fout.Zin)),
                    json
                );
            }
            gegevens = gegevens.Aangevuld(gelezen.Value);
        }
        var telling = new Kalenders(gegevens).Tel(soort, van, aantal);
        return telling.Match(gevonden => Print(gevonden, soort, json), weigering => Usage.Refuse(weigering, json));
    }

    public static LocalDate? Datum(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private static int Print(Telling telling, KalenderSoort soort, bool json)
    {
        if (json)
        {
            Usage.Json(
                new
                {
                    telling.Van,
                    telling.Aantal,
                    Kalender = Kalenders.Code(soort),
                    telling.Datum,
                    Overgeslagen = telling.Overgeslagen.Select(d => new { d.Datum, d.Naam }),
                }
            );
        }
        else
        {
            Console.WriteLine($"{LocalDatePattern.Iso.Format(telling.Datum)}  {Uitleg.Zin(telling)}");
        }
        return 0;
    }
}
