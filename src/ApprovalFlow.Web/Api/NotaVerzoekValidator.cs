using FluentValidation;

namespace ApprovalFlow.Web.Api;

/// <summary>What can be said of a request by itself; what needs the register or the state is asked of the types.</summary>
internal sealed class NotaVerzoekValidator : AbstractValidator<NotaVerzoek>
{
    public NotaVerzoekValidator()
    {
        RuleFor(v => v.Aan).NotEmpty().WithMessage("Vul in aan wie de nota is.").OverridePropertyName("aan");
        RuleFor(v => v.Van).NotEmpty().WithMessage("Vul in van wie de nota komt.").OverridePropertyName("van");
        RuleFor(v => v.Onderwerp).NotEmpty().WithMessage("Vul het onderwerp in.").OverridePropertyName("onderwerp");
    }
}
