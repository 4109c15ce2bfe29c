using System.Text.Json;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Kennisgeven;
using ApprovalFlow.Web.Mail;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages;

/// <summary>What went out by mail, what did not and why. No content of a nota stands in any of it.</summary>
internal sealed class VerzondenMailModel(Maillijst lijst, MailStore mails, MailInstellingen instellingen, Mailsein sein)
    : PageModel
{
    public IReadOnlyList<Mailbericht> Regels { get; private set; } = [];

    public Guid? Volgende { get; private set; }

    public MailStatus? Status { get; private set; }

    public Mailstoring? Storing { get; private set; }

    public IReadOnlyList<Adresfout> Adresfouten { get; private set; } = [];

    /// <summary>Where mails are kept as files; null when they go to a server.</summary>
    public string? Map => instellingen.Smtp is null ? instellingen.Map : null;

    public bool MagZien => HttpContext.Aanvrager().Wie is { IsBeheerder: true } or { IsSecretariaat: true };

    public async Task<IActionResult> OnGetAsync(string? status, Guid? vanaf, CancellationToken stop)
    {
        if (!MagZien)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        Status = Codes.FirstOrDefault(c => c.Code == status).Status;
        (Regels, Volgende) = await lijst.Lees(Status, vanaf, stop);
        Storing = await lijst.Storing(stop);
        Adresfouten = await lijst.Adresfouten(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid mail, CancellationToken stop)
    {
        if (!MagZien)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var opnieuw = await mails.RetryAsync(mail, Edge.Nu(), stop);
        sein.Geef();
        TempData[opnieuw ? "Bevestiging" : "Bezwaar"] = opnieuw
            ? "De mail wordt opnieuw verstuurd. Laad de pagina over enkele seconden opnieuw."
            : "Deze mail is al weg, of niet meer nodig.";
        return LocalRedirect("/verzonden-mail");
    }

    public static IReadOnlyList<(string Code, MailStatus? Status)> Codes { get; } =
    [
        .. Enum.GetValues<MailStatus>()
            .Select(s => (JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()), (MailStatus?)s)),
    ];

    public static string Woord(MailStatus status) =>
        status switch
        {
            MailStatus.Wacht => "wacht",
            MailStatus.Verzonden => "verzonden",
            MailStatus.Geweigerd => "niet verzonden",
            MailStatus.Vervallen => "niet meer nodig",
            MailStatus.Teruggekomen => "teruggekomen",
        };
}
