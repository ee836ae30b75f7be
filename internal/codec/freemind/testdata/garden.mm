<map version="1.0.1">
<!-- To view this file, download free mind mapping software FreeMind from http://freemind.sourceforge.net -->
<attribute_registry SHOW_ATTRIBUTES="hide"/>
<node CREATED="1700000000000" ID="ID_1" MODIFIED="1700000000001" TEXT="The school should keep its garden">
<hook NAME="MapStyle">
    <map_styles>
<stylenode LOCALIZED_TEXT="styles.root_node"><stylenode LOCALIZED_TEXT="default" COLOR="#000000"/></stylenode>
    </map_styles>
</hook>
<node ID="ID_2" POSITION="right" TEXT="Children eat what they grow &#8211; caf&eacute; &amp; all" FOLDED="true">
<richcontent TYPE="NOTE"><html>
  <head>
    <style>p { margin: 0 }</style>
  </head>
  <body>
    <p>
      Said at&nbsp;the meeting,<br>
      and <b>again</b> later.
    </p>
    <p>
    </p>
    <p>
      &#220;ber 30 people.
    </p>
  </body>
</html></richcontent>
<attribute NAME="source" VALUE="Minutes of the school board"/>
<attribute NAME="page" VALUE="12-13"/>
<attribute NAME="voice" VALUE="Marsh, Ellen"/>
<attribute NAME="colour of the pen" VALUE="green"/>
<font NAME="SansSerif" SIZE="12"/>
<node ID="ID_3" TEXT=""><richcontent TYPE="NODE"><html><head/><body><p>The cook says <i>so</i>.</p></body></html></richcontent>
<attribute NAME="role" VALUE="Evidence"/>
</node>
</node>
<node ID="ID_4" POSITION="left" TEXT="Water costs too much" LINK="https://example.org/bill">
<icon BUILTIN="button_cancel"/>
<icon BUILTIN="idea"/>
<arrowlink DESTINATION="ID_2" MIDDLE_LABEL="con" STARTARROW="None" ENDARROW="Default"/>
<arrowlink DESTINATION="ID_9"/>
<node ID="ID_5" TEXT="Rain is free"><icon BUILTIN="button_cancel"/><richcontent TYPE="DETAILS"><html><body><p>Two barrels</p></body></html></richcontent></node>
<node ID="ID_6" TEXT="and the barrels are there"><attribute NAME="role" VALUE="copremise"/></node>
</node>
<node ID="ID_7" CONTENT_ID="ID_5" TEXT="Rain is free"><icon BUILTIN="button_ok"/></node>
</node>
</map>
