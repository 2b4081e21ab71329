//! Questions and answers in scripts that are not Latin: order, shapes, width.

use super::Bench;
use insta::assert_snapshot;

#[test]
fn a_question_in_arabic() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").asks_in("ar");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                   0/20 تارﺎﻴﺨﻟا
        ────────────────────────────────────────────────────────────────────────────────
           رﺎﻃﻹا             ○11      │      ؟ﻢﻴﻠﻗﻹا ﻲﻓ ﻦﻴﻠﻋﺎﻔﻟا ﺔﺌﻴﻫ وأ عﺎﻤﺘﺟا ﻊﻤﺠﻳ ﻞﻫ
         ▸ تارﺎﻴﺨﻟا          ○○○○○○○  │
             زﺮﻔﻟا           ○○○      │ ·                  .ﻪﺨﻳرﺎﺗو عﺎﻤﺘﺟا ﺮﺧآ ﺮﻛذ ﺐﻠﻃا
           ﺔﻟدﻷاو ﻖﺋﺎﺛﻮﻟا    ○○       │
                                      │ ▸ 1 ○                              مﺎﻈﺘﻧﺎﺑ ،ﻢﻌﻧ
                                      │   2 ○                               ﺎﻧﺎﻴﺣأ ،ﻢﻌﻧ
                                      │   3 ○                             ﺎﻨﻧود ﻦﻣ ،ﻢﻌﻧ
                                      │   4 ○                                         ﻻ
                                      │
                                      │ F5 ne sait pas  F6 refus  F7 sans objet
                                      │ F8 non posée
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                  AR  14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
}

#[test]
fn a_question_in_arabic_on_the_lowest_screen() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("council").asks_in("ar");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho - kinds           0/20 تارﺎﻴﺨﻟا
        ----------------------------------------
             ﻲﻓ ﻦﻴﻠﻋﺎﻔﻟا ﺔﺌﻴﻫ وأ عﺎﻤﺘﺟا ﻊﻤﺠﻳ ﻞﻫ
                                        ؟ﻢﻴﻠﻗﻹا
         -         .ﻪﺨﻳرﺎﺗو عﺎﻤﺘﺟا ﺮﺧآ ﺮﻛذ ﺐﻠﻃا
         > 1 ( )                   مﺎﻈﺘﻧﺎﺑ ،ﻢﻌﻧ
           2 ( )                    ﺎﻧﺎﻴﺣأ ،ﻢﻌﻧ
           3 ( )                  ﺎﻨﻧود ﻦﻣ ،ﻢﻌﻧ
           4 ( )                              ﻻ
         F5 don't know  F6 refused          v 2
         saved 14:07:31               AR  14:07
         Enter next  Tab outline  F1 help
        "#);
}

#[test]
fn a_question_in_amharic() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").asks_in("am");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      ምርጫዎች 0/20
        ────────────────────────────────────────────────────────────────────────────────
           መዋቅር              ○11      │ የክልሉን ተዋናዮች የሚያሰባስብ ስብሰባ ወይም አካል አለ?
         ▸ ምርጫዎች             ○○○○○○○  │
             ቅኝት             ○○○      │ · የመጨረሻውን ከቀኑ ጋር ይጠይቁ።
           ሰነዶች እና ማስረጃዎች    ○○       │
                                      │ ▸ 1 ○ አዎ፣ በመደበኛነት
                                      │   2 ○ አዎ፣ አልፎ አልፎ
                                      │   3 ○ አዎ፣ ያለ እኛ
                                      │   4 ○ አይ
                                      │
                                      │ F5 ne sait pas  F6 refus  F7 sans objet
                                      │ F8 non posée
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                  AM  14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
}

#[test]
fn a_screening_in_amharic() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("screen").asks_in("am");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              ምርጫዎች 0/20
        ────────────────────────────────────────
         ቅኝት
         1 አዎ  2 ቆሟል  3 አይ  ? don't know
         ▸○ … ከሌላ አስተዳደር ጋር ትብብር?
          ○ … የወዳጅነት ስምምነት?
          ○ … የዓለም አቀፍ መረብ አባልነት?



         saved 14:07:31               AM  14:07
         ⏎ next  Tab outline  n note  F1 help
        "#);
}

#[test]
fn an_arabic_answer_being_typed() {
    let mut bench = Bench::every_kind("en");
    bench.asks_in("ar").goes_to("role").types("مدير عام");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              0/20 رﺎﻃﻹا
        ────────────────────────────────────────
                             ؟نﻵا ﻢﻜﺘﻔﻴﻇو ﻲﻫ ﺎﻣ
         ·            .ﺔﻔﻴﻇو وأ ﺰﻣر :اﺪﺑأ ﻢﺳا ﻻ

         │                            مﺎﻋ ﺮﻳﺪﻣ
         └─────────────────────────────────────

         F5 don't know  F6 refused
         F7 not applicable  F8 not asked
         saved 14:07:31               AR  14:07
         ⏎ next  Tab outline  F1 help
        "#);
}
