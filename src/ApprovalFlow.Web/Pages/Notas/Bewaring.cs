using ApprovalFlow.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// What a page answers to its own script that saves while somebody types: the new revision, or one sentence. That is no
/// error of the page, so its status is 200. Klaar: trying again is of no use; bij: the page with what was saved elsewhere.
/// </summary>
internal static class Bewaring
{
    private const string Header = "X-Bewaar";
    private const int MaxFouten = 3;

    public static bool IsVanScript(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>The first saving of a new nota: from here on the form keeps that one, at its own address.</summary>
    public static JsonResult Begonnen(string adres) => new(new { revisie = 1, adres });

    public static JsonResult Antwoord(int? revisie, Weigering? weigering, string pad)
    {
        if (weigering is null)
        {
            return new JsonResult(new { revisie });
        }
        var botsing = weigering is AntwoordIsVeranderd or ConceptIsVeranderd;
        var klaar = botsing || weigering.Soort is not WeigeringSoort.Ongeldig;
        return new JsonResult(
            new
            {
                zin = Zin(weigering),
                klaar,
                bij = botsing ? pad : null,
            }
        );
    }

    private static string Zin(Weigering weigering) =>
        weigering switch
        {
            AntwoordIsVeranderd or ConceptIsVeranderd =>
                "Deze tekst is intussen ergens anders veranderd. Uw tekst staat hier nog, maar is niet bewaard.",
            { Soort: WeigeringSoort.Ongeldig } => "Nog niet bewaard. "
                + (
                    weigering.Fouten.Length > 1
                        ? string.Join(' ', weigering.Fouten.Take(MaxFouten).Select(f => f.Melding))
                        : weigering.Zin
                ),
            _ => weigering.Zin,
        };
}
