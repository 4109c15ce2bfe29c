using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Berichten.V1;

namespace ApprovalFlow.Web.Berichten;

/// <summary>What a worker gives becomes variables of the procedure: few, flat and short.</summary>
internal static partial class Resultaatgegevens
{
    /// <exception cref="BerichtGeweigerd">The data are not what the contract allows.</exception>
    public static ImmutableSortedDictionary<string, Value> Lees(OpdrachtResultaat resultaat)
    {
        var gegevens = resultaat.Gegevens ?? ImmutableDictionary<string, JsonElement>.Empty;
        if (gegevens.Count > OpdrachtResultaat.MaxGegevens)
        {
            throw Geweigerd(resultaat, $"Een resultaat heeft hoogstens {OpdrachtResultaat.MaxGegevens} gegevens.");
        }
        return Value.None.AddRange(
            gegevens.Select(g => KeyValuePair.Create(Naam(resultaat, g.Key), Waarde(resultaat, g)))
        );
    }

    private static string Naam(OpdrachtResultaat resultaat, string naam) =>
        Vorm().IsMatch(naam)
            ? naam
            : throw Geweigerd(resultaat, "Een gegeven heeft een naam van letters, cijfers en streepjes.");

    private static Value Waarde(OpdrachtResultaat resultaat, KeyValuePair<string, JsonElement> gegeven) =>
        gegeven.Value.ValueKind switch
        {
            JsonValueKind.String when gegeven.Value.GetString()!.Length > OpdrachtResultaat.MaxTekst => throw Geweigerd(
                resultaat,
                $"Gegeven {gegeven.Key} is langer dan {OpdrachtResultaat.MaxTekst} tekens."
            ),
            JsonValueKind.String => Value.From(gegeven.Value.GetString()),
            JsonValueKind.True or JsonValueKind.False => Value.From(gegeven.Value.GetBoolean()),
            JsonValueKind.Number when gegeven.Value.TryGetDecimal(out var getal) => Value.From(getal),
            JsonValueKind.Null => Value.Nothing,
            _ => throw Geweigerd(resultaat, $"Gegeven {gegeven.Key} is geen tekst, getal of ja/nee."),
        };

    private static BerichtGeweigerd Geweigerd(OpdrachtResultaat resultaat, string reden) =>
        new(BerichtGeweigerd.Onverwerkbaar, reden, NotaId.Of(resultaat.NotaId));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,49}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vorm();
}
