using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// Calendar data as a JSON file, each day with its source. Every list may be absent:
/// <code>
/// { "gelijkgesteld":     [ { "datum": "2029-05-11", "bron": "Besluit ..." } ],
///   "geenGelijkgesteld": [ { "jaar": 2030, "bron": "..." } ],
///   "gesloten":          [ { "datum": "2025-12-24", "naam": "kerstavond", "bron": "..." } ],
///   "reces":             [ { "van": "2025-07-07", "totEnMet": "2025-08-29", "naam": "zomerreces", "bron": "..." } ],
///   "geopend":           [ { "datum": "2025-12-29", "bron": "..." }, { "feestdag": "bevrijdingsdag", "bron": "..." } ] }
/// </code>
/// A file adds to the shipped data (<see cref="Kalendergegevens.Aangevuld"/>).
/// </summary>
public static class Kalenderbestand
{
    /// <summary>Characters.</summary>
    public const int MaxLengte = 1_000_000;

    /// <summary>In one list.</summary>
    public const int MaxRegels = 2_000;

    /// <summary>Days of one reces.</summary>
    public const int MaxRecesdagen = 366;

    /// <summary>Characters of a naam or a bron.</summary>
    public const int MaxTekst = 300;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The data, or <see cref="KalenderbestandOngeldig"/> with every error that was found.</summary>
    public static Result<Kalendergegevens> Lees(string json)
    {
        if (json.Length > MaxLengte)
            return Invalid($"Het bestand is te groot: hoogstens {MaxLengte} tekens.");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var reader = new KalenderbestandReader();
            var gegevens = reader.Read(document.RootElement);
            return reader.Fouten.Count == 0 ? gegevens : new KalenderbestandOngeldig([.. reader.Fouten]);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? $" (regel {number + 1})" : "";
            return Invalid($"Dit is geen geldige JSON, of een veld staat er twee keer in{line}.");
        }
    }

    /// <summary>The same data as a file: what Lees gives back.</summary>
    public static string Schrijf(Kalendergegevens gegevens) =>
        JsonSerializer.Serialize(
            new
            {
                gelijkgesteld = gegevens.Gelijkgesteld.Select(dag => new { datum = Iso(dag.Datum), bron = dag.Bron }),
                geenGelijkgesteld = gegevens.GeenGelijkgesteld.Select(geen => new
                {
                    jaar = geen.Jaar,
                    bron = geen.Bron,
                }),
                gesloten = gegevens.Gesloten.Select(dag => new
                {
                    datum = Iso(dag.Datum),
                    naam = dag.Naam,
                    bron = dag.Bron,
                }),
                reces = gegevens.Recessen.Select(reces => new
                {
                    van = Iso(reces.Van),
                    totEnMet = Iso(reces.TotEnMet),
                    naam = reces.Naam,
                    bron = reces.Bron,
                }),
                geopend = gegevens.Geopend.Select(Line),
            },
            Layout
        );

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static object Line(Openstelling openstelling) =>
        openstelling switch
        {
            OpenOpDatum open => new { datum = Iso(open.Datum), bron = open.Bron },
            OpenOpFeestdag open => new { feestdag = Feestdagen.Code(open.Feestdag), bron = open.Bron },
            _ => throw new System.Diagnostics.UnreachableException(openstelling.GetType().Name),
        };

    private static string Iso(LocalDate datum) => LocalDatePattern.Iso.Format(datum);

    private static KalenderbestandOngeldig Invalid(string melding) => new([new Veldfout("", melding)]);
}
