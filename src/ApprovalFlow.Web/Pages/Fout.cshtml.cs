using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>
/// Says in the page's own frame what went wrong and where to go. A form that came after the session ended is kept here,
/// with the token that it had: sent again by the same person it is as good as before.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class FoutModel : PageModel
{
    public const string Route = "/fout";
    public static readonly object Status = new();
    public static readonly object Pad = new();

    private const string Token = "__RequestVerificationToken";
    private static readonly string[] Onleesbaar = [Token, "sleutel", "versie", "taak", "revisie"];

    private int status;

    public string Titel => Problemen.Titel(status);

    public string Zin =>
        IsVerlopen ? "Uw aanmelding is verlopen. Er is nog niets vastgelegd." : Foutpaden.Zin(status).Zin;

    public string Adres { get; private set; } = "/";

    public List<(string Naam, string Waarde)> Velden { get; } = [];

    public bool HadBestand { get; private set; }

    public IEnumerable<(string Naam, string Waarde)> Leesbaar =>
        Velden.Where(v => v.Waarde.Length > 0 && !Onleesbaar.Contains(v.Naam));

    public IEnumerable<(string Adres, string Tekst)> Verder =>
        HttpContext.Misschien() is null
            ? [("/aanmelden", "Naar de aanmelding")]
            :
            [
                ("/", "Naar uw werkvoorraad"),
                ("/notas", "Zoek een nota"),
                ("/uitleg", "Uitleg van woorden en afkortingen"),
            ];

    private bool IsVerlopen => status == StatusCodes.Status401Unauthorized && Velden.Count > 0;

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => Toon(stop);

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => Toon(stop);

    private async Task<IActionResult> Toon(CancellationToken stop)
    {
        if (HttpContext.Items[Status] is not int known)
        {
            return NotFound();
        }
        status = known;
        Adres = HttpContext.Items[Pad] as string ?? "/";
        if (status == StatusCodes.Status401Unauthorized && Request.HasFormContentType)
        {
            var form = await Request.ReadFormAsync(stop);
            HadBestand = form.Files.Count > 0;
            Velden.AddRange(form.SelectMany(veld => veld.Value.Select(waarde => (veld.Key, waarde ?? ""))));
        }
        Response.StatusCode = status;
        return Page();
    }
}
