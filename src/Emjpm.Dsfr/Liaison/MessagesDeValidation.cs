using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Emjpm.Dsfr;

/// <summary>
/// Gives the common validation attributes a French sentence that says what to do, when the developer wrote none.
/// In the sentences {0} is the label of the field, then come the limits, as the attributes number them.
/// </summary>
internal sealed class MessagesDeValidation : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        var texte = context.Key.ModelType == typeof(string);
        foreach (
            var regle in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>()
        )
        {
            if (EstMuette(regle) && Phrase(regle, texte) is { } phrase)
            {
                regle.ErrorMessage = phrase;
            }
        }
    }

    // Some attributes of the framework are born with an English sentence: it is the developer's only if it differs.
    private static bool EstMuette(ValidationAttribute regle) =>
        regle.ErrorMessageResourceName is null
        && (
            regle.ErrorMessage is null
            || (
                regle switch
                {
                    EmailAddressAttribute => new EmailAddressAttribute().ErrorMessage,
                    PhoneAttribute => new PhoneAttribute().ErrorMessage,
                    UrlAttribute => new UrlAttribute().ErrorMessage,
                    _ => null,
                }
            ) == regle.ErrorMessage
        );

    private static string? Phrase(ValidationAttribute regle, bool texte) =>
        regle switch
        {
            RequiredAttribute => "Complétez le champ « {0} ».",
            StringLengthAttribute { MinimumLength: > 0 } =>
                "Saisissez entre {2} et {1} caractères.",
            StringLengthAttribute => "Saisissez au plus {1} caractères.",
            LengthAttribute => texte
                ? "Saisissez entre {1} et {2} caractères."
                : "Choisissez entre {1} et {2} réponses pour « {0} ».",
            MaxLengthAttribute => texte
                ? "Saisissez au plus {1} caractères."
                : "Choisissez au plus {1} réponses pour « {0} ».",
            MinLengthAttribute { Length: 1 } when !texte =>
                "Choisissez au moins une réponse pour « {0} ».",
            MinLengthAttribute => texte
                ? "Saisissez au moins {1} caractères."
                : "Choisissez au moins {1} réponses pour « {0} ».",
            RangeAttribute { Maximum: int.MaxValue or double.MaxValue } =>
                "Saisissez un nombre supérieur ou égal à {1}.",
            RangeAttribute { Minimum: int.MinValue or double.MinValue } =>
                "Saisissez un nombre inférieur ou égal à {2}.",
            RangeAttribute => "Saisissez une valeur entre {1} et {2}.",
            EmailAddressAttribute =>
                "Saisissez une adresse électronique valide, par exemple nom@domaine.fr.",
            PhoneAttribute =>
                "Saisissez un numéro de téléphone valide, par exemple 01 23 45 67 89.",
            UrlAttribute => "Saisissez une adresse de site valide, par exemple https://exemple.fr.",
            CompareAttribute => "Saisissez la même valeur dans « {0} » et dans « {1} ».",
            AllowedValuesAttribute or EnumDataTypeAttribute =>
                "Choisissez une des réponses proposées pour « {0} ».",
            RegularExpressionAttribute => "Vérifiez le format de « {0} ».",
            _ => null,
        };
}
