using System.Text.Encodings.Web;
using ApprovalFlow.Notas;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Html;

namespace ApprovalFlow.Web.Pages;

/// <summary>
/// Codes of eenheden on one page: written out where one first stands, afterwards the code with its name behind it for who
/// asks. The names are the register's.
/// </summary>
internal sealed class Afkortingen(Omgeving omgeving)
{
    private readonly HashSet<EenheidCode> gezegd = [];

    public async Task<IHtmlContent> Toon(EenheidCode code, CancellationToken stop)
    {
        var naam = (await omgeving.Register(stop)).Eenheden.Naam(code);
        var kort = HtmlEncoder.Default.Encode(code.Value);
        var voluit = HtmlEncoder.Default.Encode(naam);
        return new HtmlString(
            naam == code.Value ? kort
            : gezegd.Add(code) ? $"{kort} ({voluit})"
            : $"<abbr title=\"{voluit}\">{kort}</abbr>"
        );
    }
}
