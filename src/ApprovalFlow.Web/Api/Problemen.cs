using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalFlow.Web.Api;

/// <summary>Refusals as problem+json: type /problemen/SLUG, one Dutch sentence, every wrong field at once.</summary>
internal static class Problemen
{
    public const string MediaType = "application/problem+json";

    public static ProblemHttpResult Van(Weigering weigering, string? door = null) =>
        TypedResults.Problem(Details(weigering, door));

    public static ProblemHttpResult Van(int status, string slug, string zin, params Veldfout[] fouten) =>
        TypedResults.Problem(Details(status, slug, zin, fouten));

    public static ProblemDetails Details(Weigering weigering, string? door = null)
    {
        var details = Details(Status(weigering.Soort), weigering.Slug, weigering.Zin, [.. weigering.Fouten]);
        if (weigering is TaakIsAlAfgerond race)
        {
            details.Detail = Zin(race, door);
            details.Extensions["door"] = door;
            details.Extensions["op"] = race.Op?.ToDateTimeUtc();
            details.Extensions["uitkomst"] = race.Uitkomst;
        }
        return details;
    }

    public static ProblemDetails Details(int status, string slug, string zin, params Veldfout[] fouten)
    {
        var details = new ProblemDetails
        {
            Type = $"/problemen/{slug}",
            Title = Titel(status),
            Status = status,
            Detail = zin,
        };
        if (fouten.Length > 0)
        {
            details.Extensions["fouten"] = fouten;
        }
        return details;
    }

    public static int Status(WeigeringSoort soort) =>
        soort switch
        {
            WeigeringSoort.Ongeldig => StatusCodes.Status400BadRequest,
            WeigeringSoort.Verboden => StatusCodes.Status403Forbidden,
            WeigeringSoort.Onbekend => StatusCodes.Status404NotFound,
            WeigeringSoort.Conflict => StatusCodes.Status409Conflict,
            WeigeringSoort.TeGroot => StatusCodes.Status413PayloadTooLarge,
            WeigeringSoort.FormaatOnbekend => StatusCodes.Status415UnsupportedMediaType,
        };

    public static string Titel(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "De invoer klopt niet",
            StatusCodes.Status401Unauthorized => "U bent niet aangemeld",
            StatusCodes.Status403Forbidden => "U mag dit niet doen",
            StatusCodes.Status404NotFound => "Niet gevonden",
            StatusCodes.Status405MethodNotAllowed => "Dit kan hier niet",
            StatusCodes.Status409Conflict => "Dit kan nu niet",
            StatusCodes.Status412PreconditionFailed => "Iemand anders was u voor",
            StatusCodes.Status413PayloadTooLarge => "Te groot",
            StatusCodes.Status415UnsupportedMediaType => "Dit formaat kennen wij niet",
            StatusCodes.Status428PreconditionRequired => "De versie ontbreekt",
            StatusCodes.Status429TooManyRequests => "Te veel verzoeken",
            StatusCodes.Status503ServiceUnavailable => "Even niet beschikbaar",
            _ => "Er ging iets mis",
        };

    private static string Zin(TaakIsAlAfgerond race, string? door) =>
        $"{door ?? "Iemand anders"} heeft deze taak al afgerond"
        + (race.Uitkomst is { } uitkomst ? $" met de uitkomst {StapCodes.Woorden(uitkomst)}" : "")
        + ". Uw antwoord is niet vastgelegd.";
}
