using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Setup;
using Microsoft.AspNetCore.Http.Features;

namespace ApprovalFlow.Web.Api.Notas;

/// <summary>The fields of an upload.</summary>
internal sealed record BijlageFormulier(string? Soort, string? VastTeStellen, IFormFile? Bestand)
{
    public static BijlageFormulier Van(IFormCollection form) =>
        new(form["soort"], form["vastTeStellen"], form.Files.GetFile("bestand"));

    /// <summary>
    /// The file goes to disk while it comes in. What is too large is read to its end and thrown away: a client that is
    /// still sending does not hear an answer.
    /// </summary>
    public static async Task<(BijlageFormulier?, Weigering?)> Lees(HttpContext http, CancellationToken stop)
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, new FormaatOnbekend("Stuur de bijlage als multipart/form-data, in het veld bestand."));
        }
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = Grenzen.MaxWeggelezen;
        if (http.Request.ContentLength > Grenzen.MaxWeggelezen)
        {
            return (null, BijlageWerk.BestandTeGroot);
        }
        if (http.Request.ContentLength > Grenzen.MaxUpload)
        {
            return (null, await LeesWeg(http, stop));
        }
        try
        {
            return (Van(await http.Request.ReadFormAsync(stop)), null);
        }
        catch (InvalidDataException) // a limit of the form; its own syntax errors are plain IOExceptions
        {
            return (null, await LeesWeg(http, stop));
        }
        catch (IOException fout) when (fout is not BadHttpRequestException)
        {
            return (null, new OngeldigeInvoer("body", "Wij kunnen het formulier niet lezen. Stuur het opnieuw."));
        }
    }

    private static async Task<TeGroot> LeesWeg(HttpContext http, CancellationToken stop)
    {
        await http.Request.Body.CopyToAsync(Stream.Null, stop);
        return BijlageWerk.BestandTeGroot;
    }
}
